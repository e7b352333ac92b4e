using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.Google;

/// <summary>The addresses below <c>/google/v1beta</c> (reference D.1).</summary>
internal sealed class GoogleEndpoints(Reception reception, GoogleDialect dialect, GoogleText text, GoogleSpeech speech)
{
    private const int UsualPage = 50;

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/google/v1beta");
        api.MapGet("/models", reception.Serve(dialect, "models", List));
        api.MapGet("/models/{model}", reception.Serve(dialect, "models", call => GoogleModel.Find(call.Route("model")) is { } found ? Reply.Json(found.Describe()) : UnknownModel(call.Route("model"))));
        api.MapGet("/voices", reception.Serve(dialect, "voices", _ => Reply.Json(new JsonObject { ["voices"] = new JsonArray([.. GoogleVoices.Names.Select(name => (JsonNode)new JsonObject { ["name"] = name })]) })));
        api.MapPost("/models/{model}:{method}", reception.Serve(dialect, (request, _) => NameOf(request), GenerateAsync));
        routes.Map("/google/{**path}", async (HttpContext http) =>
        {
            http.Response.StatusCode = 404;
            await http.Response.WriteAsync("<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title>");
        });
    }

    private static string NameOf(HttpRequest request) => request.RouteValues["method"] as string == "countTokens"
        ? "count"
        : GoogleModel.Find(request.RouteValues["model"] as string ?? "") is { Use: not GoogleUse.Text } ? "generate.speech" : "generate.text";

    private async Task<Reply> GenerateAsync(Incoming call, CancellationToken cancellationToken)
    {
        var (id, method) = (call.Route("model"), call.Route("method"));
        var account = call.Account;
        if (GoogleModel.Find(id) is not { } model)
            return UnknownModel(id);
        if (method is not ("generateContent" or "streamGenerateContent" or "countTokens"))
            return GoogleDialect.Error(404, "NOT_FOUND", $"Method {method} not found.");
        var body = (JsonObject)GoogleBody.Camel(call.Body)!;
        if (GoogleBody.Check(body) is { } wrong)
            return wrong;
        if (method == "countTokens")
            return Reply.Json(new JsonObject { ["totalTokens"] = Tokens.Count(GoogleBody.Messages(body)) });
        if (account.Traits.NoQuota)
            return dialect.Refuse(new Refusal.NoQuota(false), account);
        if (!account.TakeRequest(account.Traits.Limited))
            return dialect.Refuse(new Refusal.RateLimited(account.SecondsToWait()), account);
        if (!account.TryEnter(account.Traits.Parallel ?? int.MaxValue))
            return dialect.Refuse(new Refusal.RateLimited(1, TooManyAtOnce: true), account);
        call.Release = account.Leave;
        var streams = method == "streamGenerateContent";
        return model.Use == GoogleUse.Text
            ? await text.AnswerAsync(call, model, body, streams, cancellationToken)
            : await speech.AnswerAsync(call, model, body, streams, cancellationToken);
    }

    private Reply List(Incoming call)
    {
        if (call.Account.Traits.Restricted)
            return dialect.Refuse(new Refusal.Restricted(), call.Account);
        var size = int.TryParse(call.Request.Query["pageSize"], CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 1000) : UsualPage;
        var from = int.TryParse(call.Request.Query["pageToken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var page = new JsonObject { ["models"] = new JsonArray([.. GoogleModel.All.Skip(from).Take(size).Select(model => model.Describe())]) };
        if (from + size < GoogleModel.All.Count)
            page["nextPageToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        return Reply.Json(page, 200, "application/json; charset=UTF-8");
    }

    private static Reply UnknownModel(string id) =>
        GoogleDialect.Error(404, "NOT_FOUND", $"models/{id} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.");
}
