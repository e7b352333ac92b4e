using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Http;

/// <summary>Writes what the framework says by itself (validation, missing endpoints, wrong methods) in our one form.</summary>
internal sealed class ValidationAnswers : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails is HttpValidationProblemDetails invalid
            ? Problems.InvalidFields(invalid.Errors.ToDictionary(e => PathOf(e.Key), e => e.Value.Select(ValidationWords.Of).ToArray()))
            : Plain(context.HttpContext.Response.StatusCode);
        return new ValueTask(Refusal.WriteAsync(context.HttpContext, problem));
    }

    private static Problem Plain(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Problems.Unauthorized("Sign in first: send an access token as 'Authorization: Bearer …'."),
        StatusCodes.Status403Forbidden => Problems.Forbidden("This is not for your account."),
        StatusCodes.Status404NotFound => Problems.NotFound("There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Problems.MethodNotAllowed("This address does not know that method."),
        StatusCodes.Status413PayloadTooLarge => Problems.RequestTooLarge("The request is larger than is accepted here."),
        StatusCodes.Status415UnsupportedMediaType => Problems.UnsupportedMediaType("Send JSON, with Content-Type: application/json."),
        >= StatusCodes.Status500InternalServerError => Problems.Internal("Something unexpected went wrong here. Try again; if it stays, report the trace id."),
        _ => Problems.MalformedRequest("The request cannot be understood."),
    };

    /// <summary>"Segments[0].TextBody" to "segments[0].text_body".</summary>
    private static string PathOf(string path) =>
        string.Join('.', path.Split('.').Select(part => JsonNamingPolicy.SnakeCaseLower.ConvertName(part)));
}
