using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PodcastMuse.Http;

/// <summary>
/// Headers that keep browsers careful (OWASP secure headers). Data gets a policy that runs nothing; pages get one that runs our own
/// files. Pages are a static export, whose start data stands in inline scripts, so those are allowed.
/// </summary>
public static class SecurityHeaders
{
    private const string ForData = "default-src 'none'; frame-ancestors 'none'";

    // Files may come from a bucket elsewhere; one without HTTPS only where the service itself has none.
    private static readonly string ForSafePages = ForPages("https:", "wss:");
    private static readonly string ForPlainPages = ForPages("https: http:", "wss: ws:");

    private const string TwoYears = "max-age=63072000; includeSubDomains";

    /// <param name="app">The pipeline; this stands first in it.</param>
    /// <param name="isHttps">Whether the world reaches us by HTTPS only.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, bool isHttps) => app.Use(next => context =>
    {
        context.Response.OnStarting(static state =>
        {
            var (response, isHttps) = ((HttpResponse, bool))state;
            Set(response, isHttps);
            return Task.CompletedTask;
        }, (context.Response, isHttps));
        return next(context);
    });

    private static void Set(HttpResponse response, bool isHttps)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // A 304 names no type, and browsers take its headers over for the page they kept: it must not bring another policy.
        if (headers.ContentSecurityPolicy.Count == 0 && response.StatusCode != StatusCodes.Status304NotModified)
            headers.ContentSecurityPolicy = IsPage(response) ? isHttps ? ForSafePages : ForPlainPages : ForData;
        if (isHttps)
            headers.StrictTransportSecurity = TwoYears;

        // What belongs to an account stays out of shared caches unless its endpoint says otherwise.
        if (headers.CacheControl.Count == 0 && response.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            headers.CacheControl = "private, no-cache";
    }

    /// <summary>Pages of the web app. HTML of the API (a transcript) holds words of others: no script in it may ever run as ours.</summary>
    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true && !response.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static string ForPages(string files, string sockets) =>
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        + $"img-src 'self' data: blob: {files}; media-src 'self' blob: {files}; connect-src 'self' {files} {sockets}; "
        + "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
}
