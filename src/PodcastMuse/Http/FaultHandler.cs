using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PodcastMuse.Kernel;

namespace PodcastMuse.Http;

/// <summary>Turns what was thrown into a problem: bodies that cannot be read, known faults, and everything else as a 500 that says nothing of its inside.</summary>
internal sealed partial class FaultHandler(ILogger<FaultHandler> log) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;
    private const string NotOfType = "is not of the type that is expected";

    /// <summary>A restart of the database takes seconds.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        await Refusal.WriteAsync(httpContext, ProblemOf(exception));
        return true;
    }

    private Problem ProblemOf(Exception exception)
    {
        switch (exception)
        {
            case FaultException known:
                return known.Problem;
            case BadHttpRequestException { InnerException: JsonException json }:
                return BodyProblem(json);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.RequestTooLarge(Phrase.Of("request_too_large", "The request is larger than is accepted here."));
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return Problems.UnsupportedMediaType("Send JSON, with Content-Type: application/json.");
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad when UnboundParameter().Match(bad.Message) is { Success: true } match:
                return Problems.InvalidField(JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Groups["name"].Value), match.Groups["missing"].Success ? "is missing" : NotOfType);
            case BadHttpRequestException bad:
                return Problems.MalformedRequest(bad.Message);
            case var _ when DatabaseOutage.IsIn(exception):
                HttpLog.DatabaseAway(log, exception);
                return Problems.Unavailable("The database does not answer just now, or has no room. Try again in a moment.") with { RetryAfter = Pause };
            default:
                HttpLog.RequestBroke(log, exception);
                return Problems.Internal(Phrase.Of("unexpected", "Something unexpected went wrong here. Nothing was charged for it. Try again; if it stays, report the trace id."));
        }
    }

    /// <summary>The reader's own exception means that the text is no JSON; the others name the member that is unknown or of the wrong type.</summary>
    private static Problem BodyProblem(JsonException json)
    {
        if (json.GetType() != typeof(JsonException) || json.Path is null or "")
            return Problems.MalformedRequest("The body is not valid JSON.");
        var field = json.Path.TrimStart('$', '.');
        var words = json.Message switch
        {
            StorableText.Words => StorableText.Words,
            _ when json.Message.Contains("could not be mapped", StringComparison.Ordinal) => "is not a known field",
            _ when json.Message.Contains("Duplicate property", StringComparison.Ordinal) => "stands there twice",
            _ => NotOfType,
        };
        return Problems.InvalidFields(new Dictionary<string, string[]> { [field.Length == 0 ? "body" : field] = [words] });
    }

    /// <summary>As the framework words it for parameters of the address; types of our own code are nothing to tell.</summary>
    [GeneratedRegex("""^(Failed to bind|(?<missing>Required)) parameter "\S+ (?<name>\w+)" (from|was not provided from (query string|route))""")]
    private static partial Regex UnboundParameter();
}
