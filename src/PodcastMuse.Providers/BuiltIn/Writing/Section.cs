namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Consecutive passages of one source under one heading (null where the source has none), with the stretches worth saying. <paramref name="Headings"/>
/// is the chain down to that heading, highest first, empty where there is none.
/// </summary>
internal sealed record Section(int Index, string SourceTitle, string? Heading, IReadOnlyList<string> Headings, IReadOnlyList<Stretch> Stretches)
{
    /// <summary>Characters of speech it offers.</summary>
    public double Size => Stretches.Sum(s => s.Sentences.Sum(x => x.Text.Length));
}
