using System.Xml;

namespace PodcastMuse.Media.Episodes;

/// <summary>Text that XML 1.0 can hold.</summary>
internal static class XmlContent
{
    /// <summary>Without control characters and halves of surrogate pairs, which no XML document may contain.</summary>
    public static string Clean(string text) => string.Concat(text.Where((c, i) =>
        XmlConvert.IsXmlChar(c)
        || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))));
}
