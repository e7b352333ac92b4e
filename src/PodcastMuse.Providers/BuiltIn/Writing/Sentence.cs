namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// A speakable sentence of a source. <paramref name="Opening"/> is the same without a connective that would dangle where nothing precedes it.
/// <paramref name="Leans"/>: it points back ("This…", "They…") and may only follow the sentence before it. <paramref name="Continues"/>: it may be the rest
/// of a list, so that what stands before it in the source is said before it, by the same voice.
/// </summary>
internal sealed record Sentence(string Text, string Opening, bool Leans, bool Continues, bool IsQuestion, bool IsPersonal, IReadOnlyList<string> Words);
