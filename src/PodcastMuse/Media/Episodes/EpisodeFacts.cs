namespace PodcastMuse.Media.Episodes;

/// <summary>Something the episode rests on. <paramref name="Address"/> is its public URL, null where it has none.</summary>
public sealed record EpisodeSource(string Title, string? Address);

/// <summary>The place in a source a spoken line rests on. <paramref name="Page"/> counts from 1, where there are pages.</summary>
public sealed record SourceReference(string PassageId, string SourceTitle, string? Heading, int? Page);

/// <summary>
/// What is said about an episode beside its audio: the same facts go into tags, transcript, show notes and feed, so that they agree.
/// </summary>
/// <param name="Id">Stable for the life of the episode; the feed's guid.</param>
/// <param name="Title">As listeners see it.</param>
/// <param name="Description">Plain text, paragraphs divided by empty lines; may be empty.</param>
/// <param name="Language">BCP-47 tag of what is spoken.</param>
/// <param name="Show">Name of the show; the album in tags.</param>
/// <param name="Speakers">Names in order of speaker number.</param>
/// <param name="Sources">In the order the creator gave them.</param>
/// <param name="References">Places a line rests on, by the line's index on the timeline; lines that rest on nothing are absent.</param>
/// <param name="MadeAt">When the episode was made; part of the input, so that the same input gives the same files.</param>
public sealed record EpisodeFacts(
    string Id,
    string Title,
    string Description,
    string Language,
    string Show,
    IReadOnlyList<string> Speakers,
    IReadOnlyList<EpisodeSource> Sources,
    IReadOnlyDictionary<int, IReadOnlyList<SourceReference>> References,
    DateTimeOffset MadeAt);
