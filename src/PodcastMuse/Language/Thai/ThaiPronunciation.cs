namespace PodcastMuse.Language.Thai;

/// <summary>
/// Reads Thai words as syllables with their tones, by the rules of the script: of all ways to cut the letters into syllables the
/// cheapest is taken. Words that break the rules are respelled first (<see cref="ThaiRespellings"/>). Unreadable letters are skipped.
/// </summary>
public static class ThaiPronunciation
{
    /// <summary>Longer than any word; a longer run is read in pieces so that time grows in step with the text.</summary>
    private const int LongestWord = 60;

    private const double SkippedLetter = 10;

    public static IReadOnlyList<ThaiSyllable> Read(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var spelled = ThaiRespellings.Apply(word);
        var syllables = new List<ThaiSyllable>();
        foreach (var part in spelled.Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            for (var from = 0; from < part.Length; from += LongestWord)
                syllables.AddRange(Cut(part.Substring(from, Math.Min(LongestWord, part.Length - from))));
        }

        return syllables;
    }

    /// <summary>Dynamic programme from the end: the cheapest reading of each tail.</summary>
    private static List<ThaiSyllable> Cut(string word)
    {
        var cost = new double[word.Length + 1];
        var step = new (int Next, ThaiSyllable[] Syllables)[word.Length + 1];
        for (var at = word.Length - 1; at >= 0; at--)
        {
            (cost[at], step[at]) = (cost[at + 1] + SkippedLetter, (at + 1, []));
            foreach (var (end, price, syllables) in Openings(word, at))
            {
                if (price + cost[end] < cost[at] - 1e-9)
                    (cost[at], step[at]) = (price + cost[end], (end, syllables));
            }
        }

        var read = new List<ThaiSyllable>();
        for (var at = 0; at < word.Length; at = step[at].Next)
            read.AddRange(step[at].Syllables);
        return read;
    }

    private static IEnumerable<(int End, double Cost, ThaiSyllable[] Syllables)> Openings(string word, int at)
    {
        if (word[at] == 'ฤ')
            yield return (at + 1, 1, [Syllable("r", at > 0 ? "i" : "W", false, "", 'ร', "")]);
        foreach (var form in ThaiVowels.All)
        {
            if (form.Before.Length > 0 && word[at] != form.Before[0])
                continue;
            foreach (var onset in ThaiOnset.At(word, at + form.Before.Length, form.Before.Length > 0))
            {
                var start = at + form.Before.Length + onset.Length;
                var match = form.After.Match(word, start);
                if (!match.Success || (form.Vowel == "a" && form.Cost > 2 && onset.Light is not null))
                    continue;
                var coda = form.Coda.Length > 0 ? form.Coda : match.Groups["coda"].Success ? ThaiLetters.Coda(match.Groups["coda"].Value[0]) : "";
                var isLong = form.Long || (form.Vowel == "o" && coda.Length > 0 && match.Groups["coda"].Value == "ร");
                var vowel = form is { Vowel: "o", Long: false } && match.Groups["coda"].Value == "ร" ? "O" : form.Vowel;
                var syllable = Syllable(onset.Sound, vowel, isLong, coda, onset.ClassOf, match.Groups["tone"].Value);
                yield return (start + match.Length, form.Cost + onset.Cost,
                    onset.Light is { } light ? [new ThaiSyllable(ThaiLetters.Onset(light), "a", false, "", ThaiTone.Low), syllable] : [syllable]);
            }
        }
    }

    private static ThaiSyllable Syllable(string onset, string vowel, bool isLong, string coda, char classOf, string mark) =>
        new(onset, vowel, isLong, coda, Tone(classOf, mark, isLong, coda));

    private static ThaiTone Tone(char classOf, string mark, bool isLong, string coda)
    {
        var low = !ThaiLetters.IsHigh(classOf) && !ThaiLetters.IsMid(classOf);
        var dead = coda is "k" or "p" or "t" || (coda.Length == 0 && !isLong);
        return mark switch
        {
            "่" => low ? ThaiTone.Falling : ThaiTone.Low,
            "้" => low ? ThaiTone.High : ThaiTone.Falling,
            "๊" => ThaiTone.High,
            "๋" => ThaiTone.Rising,
            _ when dead => !low ? ThaiTone.Low : isLong ? ThaiTone.Falling : ThaiTone.High,
            _ => ThaiLetters.IsHigh(classOf) ? ThaiTone.Rising : ThaiTone.Mid,
        };
    }
}
