namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// A speakable sentence of a source. <paramref name="Opening"/> is the same without a connective that would dangle where nothing precedes it.
/// <paramref name="Leans"/>: it points back ("This…", "They…") and may only follow the sentence before it.
/// </summary>
internal sealed record Sentence(string Text, string Opening, bool Leans, bool IsQuestion, bool IsPersonal, IReadOnlyList<string> Words);
