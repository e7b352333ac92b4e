using System.Runtime.InteropServices;

namespace PodcastMuse.App.Doctor;

/// <summary>Everything an episode needs of its machine, in the order the parts are used. Looks only; changes nothing.</summary>
internal static class Checkup
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(Machine machine, CancellationToken cancellationToken) =>
    [
        Finding.Sound(".NET", $"{Environment.Version} on {RuntimeInformation.OSDescription}"),
        .. await MediaCheck.ExamineAsync(machine, cancellationToken),
        .. await SpeechCheck.ExamineAsync(machine, cancellationToken),
        .. FontCheck.Examine(machine),
        .. IcuCheck.Examine(machine),
        .. RoomCheck.Examine(machine),
    ];
}
