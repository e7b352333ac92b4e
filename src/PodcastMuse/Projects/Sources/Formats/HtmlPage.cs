using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>
/// A web page: its article without menus, banners and notices. SmartReader (Readability's rules) finds the article; where it finds too
/// little, the page's own <c>main</c> or <c>article</c>, or the body. Nothing is fetched and no script runs.
/// </summary>
internal static class HtmlPage
{
    // Readability gives up on, or picks one box out of, pages that are not articles.
    private const double LeastShare = 0.4;

    public static RawDocument Read(string html, string name, CancellationToken cancellationToken)
    {
        NestingScan.Refuse(html, name);
        var document = new HtmlParser().ParseDocument(html);
        HtmlBlocks.RefuseDeepNesting(document, name);
        cancellationToken.ThrowIfCancellationRequested();
        var title = document.QuerySelector("meta[property='og:title']")?.GetAttribute("content") ?? document.Title;
        var language = document.DocumentElement.GetAttribute("lang");
        var whole = HtmlBlocks.Of(Main(document), page: true);
        var article = Article(html);
        var blocks = Length(article) >= LeastShare * Length(whole) ? WithTitle(article, whole) : whole;
        return new RawDocument(title, language, blocks);
    }

    private static IElement Main(IHtmlDocument document)
    {
        var candidates = document.QuerySelectorAll("main, [role=main], article");
        var best = candidates.MaxBy(element => element.TextContent.Length);
        var body = (IElement?)document.Body ?? document.DocumentElement;
        return best is not null && best.TextContent.Length > 0.3 * body.TextContent.Length ? best : body;
    }

    private static List<SourceBlock> Article(string html)
    {
        var article = new Reader("https://page.invalid/", html).GetArticle();
        if (!article.IsReadable || string.IsNullOrEmpty(article.Content))
            return [];
        return HtmlBlocks.Of(new HtmlParser().ParseDocument(article.Content).Body!, page: true);
    }

    // Readability takes the main heading out of the article.
    private static List<SourceBlock> WithTitle(List<SourceBlock> article, List<SourceBlock> whole)
    {
        var title = whole.FirstOrDefault(block => block is { Kind: BlockKind.Heading, Level: 1 });
        return title is null || article.Any(block => block.Text == title.Text) ? article : [title, .. article];
    }

    private static long Length(List<SourceBlock> blocks) => blocks.Sum(block => (long)block.Text.Length);
}
