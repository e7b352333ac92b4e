using System.Text;
using PodcastMuse.Language;

namespace PodcastMuse.Projects;

/// <summary>Keeps lines within what every speech model takes at once and what a person edits in one piece: whole sentences, else whole words.</summary>
public static class LongLines
{
    /// <summary>The longest line, in UTF-16 characters.</summary>
    public const int Most = 600;

    public static IReadOnlyList<string> Split(string text, string language)
    {
        if (text.Length <= Most)
            return [text];
        var pieces = TextBreaks.Sentences(text, language)
            .SelectMany(sentence => sentence.Length <= Most ? [sentence] : TextBreaks.Words(sentence, language))
            .SelectMany(piece => piece.Chunk(Most).Select(chunk => new string(chunk)));
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (line.Length + piece.Length > Most)
            {
                lines.Add(line.ToString().Trim());
                line.Clear();
            }

            line.Append(piece);
        }

        lines.Add(line.ToString().Trim());
        return lines.Where(l => l.Length > 0).ToList();
    }
}
