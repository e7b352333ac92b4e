using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Idempotency;

/// <summary>Honours <c>Idempotency-Key</c> on endpoints that are marked <c>.Idempotent()</c>.</summary>
public static class IdempotencyFeature
{
    private const string Header = "Idempotency-Key";
    private const int MostKey = 200;

    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services
        .AddSingleton<IdempotencyKeys>()
        .AddSingleton<IInterceptor, CommitMark>()
        .AddSingleton(new Expiry((db, now, stop) => db.Set<KeyedRequest>().Where(r => r.ExpiresAt < now).ExecuteDeleteAsync(stop)));

    /// <summary>Stands after authentication and limits: keys are a user's own, and a refused request uses none up.</summary>
    public static IApplicationBuilder UseIdempotency(this IApplicationBuilder app) => app.Use(next => context =>
        context.GetEndpoint()?.Metadata.GetMetadata<IdempotentMark>() is not null
        && context.Request.Headers.TryGetValue(Header, out var key)
        && CurrentUser.Of(context.User) is { } user
            ? HonourAsync(context, next, user.Id, key.ToString())
            : next(context));

    private static async Task HonourAsync(HttpContext context, RequestDelegate next, Guid userId, string key)
    {
        if (key.Length is 0 or > MostKey || key.Any(c => c is < '!' or > '~'))
        {
            await Refusal.WriteAsync(context, Problems.InvalidField(Header, $"must have 1 to {MostKey} visible ASCII characters"));
            return;
        }

        var keys = context.RequestServices.GetRequiredService<IdempotencyKeys>();
        switch (await keys.EnterAsync(userId, key, await HashAsync(context), context.RequestAborted))
        {
            case KeyedEntry.Refused refused:
                await Refusal.WriteAsync(context, refused.Problem);
                break;
            case KeyedEntry.Again again:
                await GiveAsync(context, again.Answer);
                break;
            case KeyedEntry.Mine mine:
                await CarryOutAsync(context, next, keys, mine.Turn);
                break;
        }
    }

    private static async Task CarryOutAsync(HttpContext context, RequestDelegate next, IdempotencyKeys keys, KeyedTurn turn)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var kept = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(kept));
        var isKept = false;
        try
        {
            KeyedTurn.Current = turn;
            await next(context);
            await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
            KeyedTurn.Current = null;
            isKept = IsKept(context.Response.StatusCode, turn);
            if (isKept)
                await keys.AnswerAsync(turn, AnswerOf(context.Response, kept), CancellationToken.None);
        }
        finally
        {
            KeyedTurn.Current = null;
            context.Features.Set(wire);
            if (!isKept)
                await keys.FreeAsync(turn, CancellationToken.None);
        }

        if (kept.Length == 0)
            return;
        context.Response.ContentLength = kept.Length;
        await context.Response.Body.WriteAsync(kept.GetBuffer().AsMemory(0, (int)kept.Length), context.RequestAborted);
    }

    /// <summary>
    /// A refusal that changed nothing has completed no operation: the same request may be sent again with its key once the cause is mended
    /// (credits bought, a production ended), and is then carried out.
    /// </summary>
    private static bool IsKept(int status, KeyedTurn turn) =>
        status < StatusCodes.Status400BadRequest || (status < StatusCodes.Status500InternalServerError && turn.IsMarked);

    private static KeptAnswer AnswerOf(HttpResponse response, MemoryStream body) => new(
        response.StatusCode,
        response.ContentType,
        response.Headers.Location.Count > 0 ? response.Headers.Location.ToString() : null,
        response.Headers.ETag.Count > 0 ? response.Headers.ETag.ToString() : null,
        body.ToArray());

    private static async Task GiveAsync(HttpContext context, KeptAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.Location is { } location)
            context.Response.Headers.Location = location;
        if (answer.Etag is { } etag)
            context.Response.Headers.ETag = etag;
        context.Response.Headers["Idempotent-Replayed"] = "true";
        if (answer.Body.Length == 0)
            return;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task<byte[]> HashAsync(HttpContext context)
    {
        var request = context.Request;
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
