namespace PodcastMuse.Language.Thai;

/// <summary>
/// What can open a syllable: one consonant, a true cluster (กร), a silent leader (หน, อย), a false cluster (ทร as s, จร as c),
/// or a leading consonant that is a light syllable of its own and lends its class to the next (ขนม is kha-nǒm).
/// <paramref name="Light"/> is that first syllable's letter, <paramref name="ClassOf"/> the letter that decides the tone.
/// </summary>
internal readonly record struct ThaiOnset(int Length, string Sound, char ClassOf, char? Light, double Cost)
{
    private static readonly HashSet<string> Clusters =
        ["กร", "กล", "กว", "ขร", "ขล", "ขว", "คร", "คล", "คว", "ปร", "ปล", "ผล", "พร", "พล", "ตร", "บร", "บล", "ฟร", "ฟล", "ดร"];

    /// <param name="text">The word.</param>
    /// <param name="at">Where the first consonant stands.</param>
    /// <param name="beforeVowel">Whether a vowel is written in front (เ แ โ ไ ใ): then two consonants belong together more often.</param>
    public static IEnumerable<ThaiOnset> At(string text, int at, bool beforeVowel)
    {
        if (at >= text.Length || !ThaiLetters.IsConsonant(text[at]))
            yield break;
        var first = text[at];
        yield return new(1, ThaiLetters.Onset(first), first, null, 0);
        if (at + 1 >= text.Length || !ThaiLetters.IsConsonant(text[at + 1]))
            yield break;
        var second = text[at + 1];
        var pair = text.Substring(at, 2);
        if (Clusters.Contains(pair))
            yield return new(2, $"{ThaiLetters.Onset(first)} {ThaiLetters.Onset(second)}", first, null, 0);
        else if (first == 'ห' && ThaiLetters.IsSonorant(second))
            yield return new(2, ThaiLetters.Onset(second), 'ห', null, 0);
        else if (pair == "อย")
            yield return new(2, "j", 'อ', null, 0);
        else if (pair is "ทร" or "สร" or "ศร" or "ซร")
            yield return new(2, "s", first, null, 0.05);
        else if (pair == "จร")
            yield return new(2, "c", 'จ', null, 0.05);
        else if (ThaiLetters.IsSonorant(second) && (ThaiLetters.IsHigh(first) || (ThaiLetters.IsMid(first) && first != 'ด')))
            yield return new(2, ThaiLetters.Onset(second), first, first, 0.5);
        else if (beforeVowel)
            yield return new(2, ThaiLetters.Onset(second), second, first, 1.2);
    }
}
