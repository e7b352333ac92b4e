namespace PodcastMuse.Kernel;

/// <summary>Cuts texts to a length. A cut never goes through a character: PostgreSQL and JSON take no half surrogate pairs.</summary>
public static class Shortening
{
    /// <summary>The first characters (UTF-16 units) of a text, at most so many.</summary>
    public static string Shorten(this string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
