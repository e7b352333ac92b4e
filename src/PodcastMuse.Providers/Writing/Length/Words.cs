using PodcastMuse.Language;

namespace PodcastMuse.Providers.Writing.Length;

/// <summary>Counts words as models are told to: between spaces, in Thai by ICU's dictionary.</summary>
internal static class Words
{
    public static int Count(string text, string language) => WritingSystem.HasThai(text)
        ? TextBreaks.Words(text, language).Count(piece => piece.Any(char.IsLetterOrDigit))
        : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    public static int Count(IEnumerable<DraftSegment> lines, string language) => lines.Sum(line => Count(line.Text, language));
}
