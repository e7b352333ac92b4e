using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProviderEmulator.Wire;

namespace ProviderEmulator.OpenAi;

/// <summary>The addresses below <c>/openai/v1</c>, with the limits of the account in front and its counters in the headers of every answer.</summary>
internal sealed class OpenAiEndpoints(EmulatorOptions options, Reception reception, OpenAiDialect dialect, OpenAiWorks works)
{
    private const int RequestsPerMinute = 5000;
    private const int TokensPerMinute = 1_000_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/openai/v1");
        group.MapGet("/models", reception.Serve(dialect, "models", List));
        group.MapGet("/models/{model}", reception.Serve(dialect, "models", call => Show(call, call.Route("model"))));
        Paid(group, "/chat/completions", "chat", works.Chat.AnswerAsync, true);
        Paid(group, "/responses", "responses", works.Responses.AnswerAsync, true);
        Paid(group, "/audio/speech", "speech", works.Speech.AnswerAsync, false);
        Paid(group, "/images/generations", "images", works.Images.AnswerAsync, false);
        group.MapFallback("{**path}", async (HttpContext http) =>
        {
            http.Response.StatusCode = 404;
            await http.Response.WriteAsJsonAsync(new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["message"] = $"Invalid URL ({http.Request.Method} {http.Request.Path.Value!["/openai".Length..]})",
                    ["type"] = "invalid_request_error",
                    ["param"] = null,
                    ["code"] = null,
                },
            });
        });
    }

    private void Paid(RouteGroupBuilder group, string path, string name, Func<Incoming, CancellationToken, Task<Reply>> answer, bool countsTokens) =>
        group.MapPost(path, reception.Serve(dialect, name, (call, stop) => AdmitAsync(call, answer, countsTokens, stop)));

    private async Task<Reply> AdmitAsync(Incoming call, Func<Incoming, CancellationToken, Task<Reply>> answer, bool countsTokens, CancellationToken cancellationToken)
    {
        var account = call.Account;
        if (account.Traits.NoQuota)
            return dialect.Refuse(new Refusal.NoQuota(account.Traits.Legacy), account);
        if (!account.TakeRequest(account.Traits.Limited))
            return dialect.Refuse(new Refusal.RateLimited(account.SecondsToWait()), account);
        if (!account.TryEnter(account.Traits.Parallel ?? int.MaxValue))
            return dialect.Refuse(new Refusal.RateLimited(1, TooManyAtOnce: true), account);
        call.Release = account.Leave;
        var from = options.Clock.GetTimestamp();
        var reply = await answer(call, cancellationToken);
        return Counted(reply, call, (int)options.Clock.GetElapsedTime(from).TotalMilliseconds, countsTokens);
    }

    private static Reply Counted(Reply reply, Incoming call, int milliseconds, bool countsTokens)
    {
        var limit = call.Account.Traits.Limited ?? RequestsPerMinute;
        reply.With("x-request-id", call.RequestId)
            .With("openai-processing-ms", Number(milliseconds))
            .With("openai-version", "2020-10-01")
            .With("openai-organization", "user-emulator")
            .With("openai-project", "proj_emulator")
            .With("x-ratelimit-limit-requests", Number(limit))
            .With("x-ratelimit-remaining-requests", Number(Math.Max(0, limit - call.Account.InWindow)))
            .With("x-ratelimit-reset-requests", call.Account.Traits.Limited is null ? "12ms" : call.Account.SecondsToWait() + "s");
        if (countsTokens)
        {
            reply.With("x-ratelimit-limit-tokens", Number(TokensPerMinute))
                .With("x-ratelimit-remaining-tokens", Number(TokensPerMinute - (call.Text.Length / 4)))
                .With("x-ratelimit-reset-tokens", "0s");
        }

        return reply;
    }

    private Reply List(Incoming call) => call.Account.Traits.Restricted
        ? dialect.Refuse(new Refusal.Restricted(), call.Account)
        : Reply.Json(new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. OpenAiModels.All.Select(Describe)]) }).With("x-request-id", call.RequestId);

    private Reply Show(Incoming call, string id) => call.Account.Traits.Restricted
        ? dialect.Refuse(new Refusal.Restricted(), call.Account)
        : OpenAiModels.All.FirstOrDefault(model => model.Id == id || model.Dated == id) is { } found
            ? Reply.Json(Describe(found)).With("x-request-id", call.RequestId)
            : OpenAiDialect.Error(404, $"The model '{id}' does not exist", "invalid_request_error", "model_not_found", "model");

    private static JsonNode Describe(OpenAiModel model) =>
        new JsonObject { ["id"] = model.Id, ["object"] = "model", ["created"] = 1721172741, ["owned_by"] = "system" };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
