using System.Globalization;
using System.Text;
using Icu;
using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>A title as part of an address: ASCII letters, digits and hyphens, at most 60 characters; Thai is romanised by ICU, word by word.</summary>
internal static class Slug
{
    private const int Longest = 60;

    public static string Of(string title)
    {
        var latin = PodcastMuse.Language.WritingSystem.HasThai(title) ? Romanised(title) : title;
        var slug = new StringBuilder();
        foreach (var c in latin.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (c is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var whole = slug.ToString().Trim('-');
        if (whole.Length > Longest)
            whole = whole[..(whole.LastIndexOf('-', Longest) is var cut and > 20 ? cut : Longest)].Trim('-');
        return whole.Length >= 3 ? whole : $"episode-{StableHash.Of(title) & 0xFFFFFFFF:x8}";
    }

    private static string Romanised(string title)
    {
        using var transliterator = Transliterator.CreateInstance("Thai-Latin; Latin-ASCII");
        return string.Join(' ', TextBreaks.Words(title, "th").Select(w => PodcastMuse.Language.WritingSystem.HasThai(w) ? transliterator.Transliterate(w) : w));
    }
}
