using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PodcastMuse.Kernel;

namespace PodcastMuse.Http;

/// <summary>Refuses what no endpoint could make sense of, before anybody is asked who they are.</summary>
internal static class RequestSense
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        // Routing's own answers (wrong method, wrong content type) are the same for everybody.
        if (context.GetEndpoint() is { RequestDelegate: { } answer } and not RouteEndpoint)
            return answer(context);
        return ObjectionTo(context.Request) is { } problem ? Refusal.WriteAsync(context, problem) : next(context);
    }

    private static Problem? ObjectionTo(HttpRequest request)
    {
        // JSON between systems is UTF-8 (RFC 8259 §8.1).
        if (request.ContentType is { } type && MediaTypeHeaderValue.TryParse(type, out var media)
            && media.Charset is { HasValue: true, Length: > 0 } charset && !HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Problems.UnsupportedMediaType("Send text in UTF-8.");
        }

        if (!request.QueryString.HasValue || !request.QueryString.Value!.Contains("%00", StringComparison.Ordinal))
            return null;
        var bad = request.Query.FirstOrDefault(q => q.Key.Contains('\0', StringComparison.Ordinal) || q.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true));
        return bad.Key is null ? null : Problems.InvalidField(bad.Key.Replace("\0", "", StringComparison.Ordinal), StorableText.Words);
    }
}
