namespace PodcastMuse.Providers.Writing.Material;

/// <summary>
/// What to show of all sources for the outline: everything where it fits; else the beginning of passages spread evenly over the whole,
/// so that no part of a long source is unknown to the plan.
/// </summary>
internal static class Digest
{
    private const int LeastCharacters = 160;

    public static IReadOnlyList<Passage> Of(IReadOnlyList<Passage> passages, int tokens)
    {
        if (passages.Sum(PassageText.Tokens) <= tokens)
            return passages;
        // First shorten all alike; when that would leave too little of each, leave some out.
        var perPassage = tokens / passages.Count;
        var frame = (int)passages.Average(p => PassageText.Tokens(p with { Text = "" }));
        var bytesPerCharacter = Math.Max(1, passages.Sum(p => (double)PassageText.Tokens(p.Text) * 4) / Math.Max(1, passages.Sum(p => p.Text.Length)));
        var characters = (int)((perPassage - frame) * 4 / bytesPerCharacter);
        if (characters >= LeastCharacters)
            return [.. passages.Select(p => Start(p, characters))];
        var least = frame + (int)(LeastCharacters * bytesPerCharacter / 4) + 2;
        var count = Math.Max(1, tokens / least);
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * passages.Count / count)).Distinct().Select(i => Start(passages[i], LeastCharacters))];
    }

    private static Passage Start(Passage passage, int characters)
    {
        if (passage.Text.Length <= characters)
            return passage;
        var cut = passage.Text.LastIndexOf(' ', characters) is var space && space > characters / 2 ? space : characters;
        if (char.IsHighSurrogate(passage.Text[cut - 1]))
            cut--;
        return passage with { Text = passage.Text[..cut] + " …" };
    }
}
