namespace PodcastMuse.Language.Thai;

/// <summary>The pieces the Thai patterns are built of.</summary>
internal static class ThaiPattern
{
    /// <summary>A number as written, not cut out of a longer one. Repetition is bounded, so matching stays linear.</summary>
    public const string Number = @"(?<!\d[.,]?)(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,15}(?!\d))(?:\.\d{1,15}(?!\d))?";
}
