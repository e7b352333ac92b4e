namespace PodcastMuse.Tests.Documents;

/// <summary>The prose written for the tests (<c>prose.en.md</c>, <c>prose.th.md</c>), in chapters, sections and paragraphs.</summary>
public sealed record Prose(string Title, IReadOnlyList<ProseChapter> Chapters)
{
    public IEnumerable<string> Paragraphs => Chapters.SelectMany(chapter => chapter.Sections).SelectMany(section => section.Paragraphs);

    public static string PathOf(string language) => Path.Combine(AppContext.BaseDirectory, "Documents", $"prose.{language}.md");

    public static Prose Read(string language)
    {
        var chapters = new List<ProseChapter>();
        foreach (var block in File.ReadAllText(PathOf(language)).Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (block.StartsWith("## ", StringComparison.Ordinal))
                chapters[^1].Sections.Add(new ProseSection(block[3..], []));
            else if (block.StartsWith("# ", StringComparison.Ordinal))
                chapters.Add(new ProseChapter(block[2..], []));
            else
                chapters[^1].Sections[^1].Paragraphs.Add(block);
        }
        return new Prose(chapters[0].Title, chapters);
    }
}

public sealed record ProseChapter(string Title, List<ProseSection> Sections);

public sealed record ProseSection(string Heading, List<string> Paragraphs);
