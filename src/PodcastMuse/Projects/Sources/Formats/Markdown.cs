using AngleSharp.Html.Parser;
using Markdig;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>Markdown (CommonMark with the usual extensions), read through its HTML so that both have one way to blocks.</summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter().UsePipeTables().UseGridTables().UseFootnotes().UseEmphasisExtras().UseTaskLists().UseAutoLinks().UseDefinitionLists()
        .Build();

    public static RawDocument Read(string text, string name)
    {
        var html = Markdig.Markdown.ToHtml(text, Pipeline);
        NestingScan.Refuse(html, name);
        var document = new HtmlParser().ParseDocument(html);
        HtmlBlocks.RefuseDeepNesting(document, name);
        return new RawDocument(FrontMatterTitle(text), null, HtmlBlocks.Of(document.Body!, page: false));
    }

    private static string? FrontMatterTitle(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return null;
        return text.Split('\n').Skip(1).TakeWhile(line => line.Trim() is not ("---" or "..."))
            .Where(line => line.StartsWith("title:", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[6..].Trim().Trim('"', '\'')).FirstOrDefault();
    }
}
