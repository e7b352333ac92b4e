using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PodcastMuse.Providers.Writing;

/// <summary>Limits of what podcast directories and networks show, and how texts are brought within them: whole words, no half sentence added.</summary>
internal static class ShopTexts
{
    /// <summary>Characters; longer titles are cut in lists of all players.</summary>
    public const int LongestTitle = 120;

    /// <summary>Characters; Apple Podcasts' and Spotify's limit of an episode's description.</summary>
    public const int LongestDescription = 4_000;

    private const int MostTags = 15, LongestTag = 40;

    // The shortest of the usual limits: X.
    private const int MostPosts = 5, LongestPost = 280;

    private const int LongestSlug = 60;

    public static string Within(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var cut = text.LastIndexOfAny([' ', '\n'], most - 1);
        var end = cut > most / 2 ? cut : most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd(' ', ',', ';', ':', '\n') + "…";
    }

    public static IReadOnlyList<string> Tags(IReadOnlyList<string> tags) =>
        [.. tags.Select(t => t.TrimStart('#').Trim()).Where(t => t.Length is > 0 and <= LongestTag).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags)];

    public static IReadOnlyList<string> Posts(IReadOnlyList<string> posts) => [.. posts.Select(p => Within(p, LongestPost)).Take(MostPosts)];

    /// <summary>ASCII letters, digits and hyphens: from what the model proposed, else from the title, else a number of its own.</summary>
    public static string Slug(string? proposed, string title)
    {
        foreach (var text in new[] { proposed ?? "", title })
        {
            var slug = Latin(text);
            if (slug.Length >= 3)
                return slug;
        }

        return "episode-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)).AsSpan(0, 4));
    }

    private static string Latin(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (c is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var whole = slug.ToString().Trim('-');
        return whole.Length <= LongestSlug ? whole : whole[..(whole.LastIndexOf('-', LongestSlug) is var cut and > 20 ? cut : LongestSlug)].Trim('-');
    }
}
