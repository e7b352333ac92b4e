using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Serve;
using PodcastMuse.App.Settings;
using PodcastMuse.Vault;

namespace PodcastMuse.App.Operate;

/// <summary>
/// <c>muse vault rotate</c>: wraps all data keys with the newest ENCRYPTION_KEY. Put the new key before the old one on every node
/// first, then run this, then take the old one away.
/// </summary>
internal static class VaultCommand
{
    public static Command Create()
    {
        var rotate = new Command("rotate", "Wrap all data keys with the newest ENCRYPTION_KEY; the service may run meanwhile");
        rotate.SetAction((parsed, token) =>
            ServeCommand.RunAsync(_ => { }, (settings, stop) => RotateAsync(settings, parsed.InvocationConfiguration.Output, stop), token));
        return new Command("vault", "The vault of provider keys") { rotate };
    }

    private static async Task<int> RotateAsync(MuseSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Composition.BuildServer(settings);
        await ServeCommand.PrepareAsync(app, cancellationToken);
        var (rewrapped, unopened) = await app.Services.GetRequiredService<VaultRotation>().RunAsync(cancellationToken);
        await output.WriteLineAsync($"{rewrapped} data keys were wrapped with the newest encryption key.");
        if (unopened == 0)
            return ExitCodes.Done;
        await output.WriteLineAsync($"{unopened} data keys open with none of the configured keys: add the key they were wrapped with to ENCRYPTION_KEY, and run this again.");
        return ExitCodes.Failed;
    }
}
