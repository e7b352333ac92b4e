using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>A user's dictionary for voices.</summary>
public sealed record PronunciationList([property: System.ComponentModel.DataAnnotations.Required] Dictionary<string, string> Pronunciations);

/// <summary>What is kept of a user: taking it away, erasing it, and the dictionary.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder endpoints)
    {
        var me = endpoints.MapGroup("/api/v1/users/me").WithTags("Users");
        me.MapDelete("", EraseAsync).WithName("EraseMe").WithSummary("Erase the account and all that is in it, at once and for good").Discreet()
            .Refuses(400, 401, 403, 404, 422, 429, 503);
        me.MapGet("/export", Export).WithName("ExportMe").WithSummary("Everything about the account, as a ZIP").Audited().Refuses(401, 429)
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Zip);
        me.MapGet("/pronunciations", GetWordsAsync).WithName("GetPronunciations").WithSummary("How your voices say certain words").Refuses(401, 404, 429);
        me.MapPut("/pronunciations", PutWordsAsync).WithName("PutPronunciations").WithSummary("Replace the whole dictionary").Refuses(400, 401, 404, 412, 422, 429);
    }

    private static async Task<Results<NoContent, Refusal>> EraseAsync(
        [FromBody] EraseRequest? request, CurrentUser user, HttpContext context, AccountErasing erasing, CancellationToken cancellationToken) =>
        await erasing.EraseAsync(user.Id, UsersEndpoints.SessionOf(context.User), request?.Password, cancellationToken) is { } problem
            ? Refusal.Of(problem)
            : TypedResults.NoContent();

    private static Results<PushStreamHttpResult, Refusal> Export(
        CurrentUser user, HttpContext context, AccountTakeout takeout, TakeoutSeats seats, CancellationToken cancellationToken)
    {
        var (seat, problem) = seats.Take(user.Id);
        if (problem is not null)
            return Refusal.Of(problem);
        context.Response.RegisterForDispose(seat!);
        return TypedResults.Stream(output => takeout.WriteAsync(user.Id, output, cancellationToken), MediaTypeNames.Application.Zip, "podcast-muse.zip");
    }

    private static async Task<Results<Ok<PronunciationList>, StatusCodeHttpResult, Refusal>> GetWordsAsync(
        CurrentUser user, PronunciationBook book, HttpContext context, CancellationToken cancellationToken)
    {
        if (await book.GetAsync(user.Id, cancellationToken) is not { } words)
            return Refusal.Of(Problems.NotFound(Phrase.Of("account_gone", "This account is gone.")));
        context.Response.SetEtag(EtagOf(words));
        return Etags.IsKnown(context.Request, EtagOf(words)) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(ListOf(words));
    }

    private static async Task<Results<Ok<PronunciationList>, Refusal>> PutWordsAsync(
        PronunciationList list, CurrentUser user, PronunciationBook book, HttpContext context, CancellationToken cancellationToken)
    {
        var (kept, problem) = await book.ReplaceAsync(user.Id, list.Pronunciations, words => Etags.Mismatch(context.Request, EtagOf(words)), cancellationToken);
        if (kept is null)
            return Refusal.Of(problem!);
        context.Response.SetEtag(EtagOf(kept));
        return TypedResults.Ok(ListOf(kept));
    }

    /// <summary>In one order, since each database keeps words in an order of its own.</summary>
    private static PronunciationList ListOf(IReadOnlyDictionary<string, string> words) =>
        new(words.OrderBy(word => word.Key, StringComparer.Ordinal).ToDictionary());

    private static string EtagOf(IReadOnlyDictionary<string, string> words) => Etags.Of(JsonSerializer.SerializeToUtf8Bytes(ListOf(words)));
}
