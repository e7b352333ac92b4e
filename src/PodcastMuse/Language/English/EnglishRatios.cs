using System.Globalization;
using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Two numbers in relation: fractions, mixed fractions, ratios, powers, products, and set phrases such as 24/7.</summary>
internal static partial class EnglishRatios
{
    public static string Say(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var said = SetPhrase().Replace(text, m => m.Value switch
        {
            "24/7" => "twenty-four seven",
            "9/11" => "nine eleven",
            _ => "fifty fifty",
        });
        said = Mixed().Replace(said, m => Fraction(m) is { } f ? $"{EnglishNumbers.Read(m.Groups["w"].Value)} and {(f.StartsWith("one ", StringComparison.Ordinal) ? "a" + f[3..] : f)}" : m.Value);
        said = Simple().Replace(said, m => Fraction(m) ?? $"{EnglishNumbers.Read(m.Groups["a"].Value)} over {EnglishNumbers.Read(m.Groups["b"].Value)}");
        said = Ratio().Replace(said, m => $"{EnglishNumbers.Read(m.Groups["a"].Value)} to {EnglishNumbers.Read(m.Groups["b"].Value)}");
        said = Product().Replace(said, m => $"{EnglishNumbers.Read(m.Groups["a"].Value)} {(m.Groups["by"].Value == "×" ? "times" : "by")} ");
        return Power().Replace(said, m => m.Groups["p"].Value switch
        {
            "2" => " squared",
            "3" => " cubed",
            var p when p.StartsWith('-') => " to the minus " + EnglishNumbers.Read(p[1..]),
            var p => " to the power of " + EnglishNumbers.Read(p),
        });
    }

    private static string? Fraction(Match m)
    {
        var (top, bottom) = (Number(m, "a"), Number(m, "b"));
        if (top < 1 || top >= bottom || bottom > 100 || m.Groups["a"].Value[0] == '0' || (bottom > 10 && top > 20))
            return null;
        var part = bottom switch { 2 => "half", 4 => "quarter", _ => EnglishNumbers.Ordinal(bottom) };
        return $"{EnglishNumbers.Cardinal(top)} {(top == 1 ? part : part == "half" ? "halves" : part + "s")}";
    }

    private static long Number(Match m, string group) => long.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d/.,])(?:24/7|9/11|50/50)(?![\d/]|[.,]\d)")]
    private static partial Regex SetPhrase();

    [GeneratedRegex(@"(?<![\d/.,])(?<w>\d{1,4})[ -](?<a>\d{1,3})/(?<b>\d{1,3})(?![\d/]|[.,]\d)")]
    private static partial Regex Mixed();

    [GeneratedRegex(@"(?<![\w/.,])(?<a>\d{1,6})/(?<b>\d{1,6})(?![\w/]|[.,]\d)")]
    private static partial Regex Simple();

    [GeneratedRegex(@"(?<![\w:.,])(?<a>\d{1,9}) ?: ?(?<b>\d{1,9})(?![\w:]|[.,]\d)")]
    private static partial Regex Ratio();

    [GeneratedRegex($@"(?<a>{EnglishPattern.Number}) ?(?<by>×|(?<=\d)x(?=\d)|(?<= )x(?= ?\d)) ?(?=\d)")]
    private static partial Regex Product();

    [GeneratedRegex(@"(?<=[\w)])(?<!\d ?[kcm]?m)\^(?<p>-?\d{1,6})(?!\d)")]
    private static partial Regex Power();
}
