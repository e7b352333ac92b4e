using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace PodcastMuse.App.Web;

/// <summary>
/// Serves the web app at <c>/</c>: a static export, packed at build, that lies in a folder beside the program. It asks nobody who
/// they are and counts nobody's requests, so it stands before all that does.
/// </summary>
internal static class WebFeature
{
    /// <summary>The service's own; what is not there is a problem, not a page.</summary>
    private static readonly PathString[] NotPages = ["/api", "/ws", "/media", "/openapi", "/docs", "/health", "/metrics"];

    /// <summary>Names of files below hold a hash of their content.</summary>
    private static readonly PathString Hashed = "/_next/static";

    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void UseWeb(this WebApplication app, string? folder)
    {
        if (folder is null)
            return;
        var pages = new WebPages(folder);
        app.Lifetime.ApplicationStopped.Register(pages.Dispose);
        app.Use(next => context => IsPage(context) ? AnswerAsync(context, pages) : next(context));
    }

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint() is null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !Array.Exists(NotPages, prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal));

    private static Task AnswerAsync(HttpContext context, WebPages pages) => pages.Find(context.Request.Path.Value ?? "/") switch
    {
        WebAnswer.Elsewhere elsewhere => TypedResults.Redirect(new PathString(elsewhere.Path).ToUriComponent() + context.Request.QueryString, permanent: true, preserveMethod: true)
            .ExecuteAsync(context),
        WebAnswer.Page page => SendAsync(context, pages, page),
        _ => throw new InvalidOperationException("An answer that nobody sends."),
    };

    private static Task SendAsync(HttpContext context, WebPages pages, WebAnswer.Page page)
    {
        var (file, coding) = pages.Pack(page.Path, context.Request.Headers.AcceptEncoding);
        if (file is null)
            return TypedResults.NotFound().ExecuteAsync(context);
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Path.StartsWithSegments(Hashed, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (coding is not null)
            headers.ContentEncoding = coding;
        if (page.StatusCode != StatusCodes.Status200OK)
        {
            // Neither a range nor an older copy of "not there" is of use to anybody.
            context.Response.StatusCode = page.StatusCode;
            context.Response.ContentType = TypeOf(page.Path);
            context.Response.ContentLength = file.Length;
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(file, context.RequestAborted);
        }

        var tag = new EntityTagHeaderValue($"\"{file.LastModified.ToFileTime():x}-{file.Length:x}\"");
        return TypedResults.PhysicalFile(file.PhysicalPath!, TypeOf(page.Path), lastModified: file.LastModified, entityTag: tag, enableRangeProcessing: coding is null)
            .ExecuteAsync(context);
    }

    private static string TypeOf(string path)
    {
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }
}
