namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>Consecutive passages of one source under one heading (null where the source has none), with the stretches worth saying.</summary>
internal sealed record Section(int Index, string SourceTitle, string? Heading, IReadOnlyList<Stretch> Stretches);
