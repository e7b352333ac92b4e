using System.Buffers;
using Icu;

namespace ProviderEmulator.Writing;

internal enum LengthUnit
{
    Words,
    Characters,
}

/// <summary>Counts words and characters. Thai has no spaces between words; there ICU's dictionary says where they end.</summary>
internal static class Measure
{
    private static readonly Lock FirstCall = new();
    private static readonly SearchValues<char> Marks = SearchValues.Create(" \n\t.,!?;:()[]\"'“”‘’—–-…ๆฯ");
    private static readonly Locale Thai = new("th");

    public static bool IsThai(string text) => text.Any(letter => letter is >= '\u0e00' and <= '\u0e7f');

    public static int Of(string text, LengthUnit unit) => unit == LengthUnit.Characters ? text.Length : IsThai(text) ? ThaiWords(text).Count : LatinWords(text).Length;

    public static string[] LatinWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first part of at most so many words or characters, whole words only.</summary>
    public static string Start(string text, int amount, LengthUnit unit)
    {
        if (Of(text, unit) <= amount)
            return text;
        if (unit == LengthUnit.Words && !IsThai(text))
            return string.Join(' ', LatinWords(text)[..Math.Max(0, amount)]);
        if (unit == LengthUnit.Words)
        {
            var words = ThaiWords(text);
            return amount <= 0 ? "" : text[..words[Math.Min(amount, words.Count) - 1]].Trim();
        }

        var ends = IsThai(text) ? ThaiWords(text) : [.. text.Select((letter, index) => (letter, index)).Where(place => place.letter == ' ').Select(place => place.index)];
        var end = ends.LastOrDefault(place => place <= amount);
        return text[..end].Trim();
    }

    /// <summary>Where each word that has a letter or digit ends.</summary>
    private static List<int> ThaiWords(string text)
    {
        lock (FirstCall)
        {
            return
            [
                .. BreakIterator.GetWordBoundaries(Thai, text, includeSpacesAndPunctuation: true)
                    .Where(boundary => text.AsSpan(boundary.Start, boundary.End - boundary.Start).ContainsAnyExcept(Marks))
                    .Select(boundary => boundary.End),
            ];
        }
    }
}
