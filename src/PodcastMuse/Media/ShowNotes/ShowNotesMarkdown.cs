using System.Globalization;
using System.Text;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Transcripts;

namespace PodcastMuse.Media.ShowNotes;

/// <summary>
/// Show notes as Markdown: what the episode is about, chapters with their times (in the form players turn into links), who speaks, and
/// every source with the times at which it is used.
/// </summary>
public static class ShowNotesMarkdown
{
    /// <param name="transcript">The episode's lines on the clock.</param>
    /// <param name="notes">What the episode is about, Markdown; null takes the description.</param>
    public static string Write(Transcript transcript, string? notes)
    {
        var facts = transcript.Facts;
        var words = Words.For(facts.Language);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(facts.Title)}\n\n");
        var about = notes ?? Paragraphs(facts.Description);
        if (!string.IsNullOrWhiteSpace(about))
            text.Append(about.ReplaceLineEndings("\n").Trim()).Append("\n\n");
        if (transcript.Chapters.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {words.Chapters}\n\n");
            foreach (var chapter in transcript.Chapters)
                text.Append(CultureInfo.InvariantCulture, $"- {ClockText.Of(chapter.Start)} {MarkdownText.Escape(chapter.Title)}\n");
            text.Append('\n');
        }
        AppendSources(text, transcript, words);
        text.Append(CultureInfo.InvariantCulture, $"## {words.Speakers}\n\n{MarkdownText.Escape(string.Join(", ", facts.Speakers))}\n\n");
        return text.Append(Disclosure.For(facts.Language)).Append('\n').ToString();
    }

    private static void AppendSources(StringBuilder text, Transcript transcript, Words words)
    {
        var sources = SourceUses.Of(transcript);
        if (sources.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"## {words.Sources}\n\n");
        foreach (var source in sources)
        {
            var title = MarkdownText.Escape(source.Source.Title);
            text.Append("- ").Append(WebAddress.IsSafe(source.Source.Address) ? $"[{title}](<{source.Source.Address}>)" : title);
            if (source.Uses.Count > 0)
                text.Append(" — ").Append(words.UsedAt).Append(' ').AppendJoin(", ", source.Uses.Select(use => UseText(use, words)));
            text.Append('\n');
        }
        text.Append('\n');
    }

    private static string UseText(SourceUse use, Words words) => use.Page is { } page
        ? $"{ClockText.Of(use.At)} ({string.Format(CultureInfo.InvariantCulture, words.Page, page)})"
        : ClockText.Of(use.At);

    private static string Paragraphs(string description) =>
        string.Join("\n\n", description.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(MarkdownText.Paragraph));
}
