namespace PodcastMuse.Architecture.Tests;

/// <summary>
/// The floors of src/PodcastMuse, written here and nowhere else. A folder may use folders of lower floors only: not of its own
/// floor, not of a higher one. Without exemptions, so that the whole stays free of circles.
/// </summary>
internal static class Floors
{
    /// <summary>From the ground up; the index is the floor.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> All =
    [
        ["Kernel"],
        ["Data", "Language", "Http", "Network"],
        ["Accounts", "Storage", "Providers", "Media", "Jobs", "Progress", "Audit", "Limits", "Idempotency"],
        ["Vault", "Credits", "Notifications"],
        ["Projects", "Billing"],
        ["Production"],
        ["Publishing", "Analytics"],
    ];

    /// <summary>The floor of a folder, or null where nobody has given it one.</summary>
    public static int? Of(string folder)
    {
        for (var floor = 0; floor < All.Count; floor++)
        {
            if (All[floor].Contains(folder))
                return floor;
        }

        return null;
    }
}
