namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// What a part of the episode is about. <paramref name="Label"/> is a title that can be announced; <paramref name="Noun"/> stands in mid-sentence
/// ("let's turn to …") and is null where that would not be grammatical.
/// </summary>
internal sealed record Topic(string Label, string? Noun);
