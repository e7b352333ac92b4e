using System.Text.Json.Nodes;
using ProviderEmulator.Accounts;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>
/// Makes tasks: <c>createTask</c>, Flux Kontext, Suno. Checks in the order of the reference (A.15): key, model, required fields,
/// types, credits, rate; then the works behind the links, made when they are fetched.
/// </summary>
internal sealed class KieCreation(EmulatorOptions options, IdSource ids, KieDialect dialect, KieTasks tasks, KieWorks works, InputLinks links)
{
    public static string NameOf(JsonObject? body) => KieModels.All.TryGetValue(body?["model"].Text() ?? "", out var model) ? "create." + NameOf(model.Family) : "create";

    public async Task<Reply> CreateAsync(Incoming call, CancellationToken cancellationToken)
    {
        if (!KieModels.All.TryGetValue(call.Body["model"].Text() ?? "", out var model))
            return KieDialect.Envelope(422, "The model name you specified is not supported. Please verify your input and use one of the supported models provided by KIE.");
        if (call.Body["input"] is not JsonObject input)
            return KieDialect.Envelope(500, "This field is required");
        if (model.Check(input) is { } wrong)
            return wrong;
        if (await links.CheckAsync(input, cancellationToken) is { } unreachable)
            return unreachable;
        var (unit, units) = model.Family switch
        {
            KieFamily.Speech => ("characters", (decimal)input["text"].Text()!.Length),
            KieFamily.Dialogue => ("characters", KieModels.Lines(input).Sum(line => line["text"].Text()?.Length ?? 0)),
            KieFamily.Image => ("images", 1),
            _ => ("clips", 1),
        };
        var latency = model.Family switch { KieFamily.Image => options.Latency.Image, KieFamily.Video => options.Latency.Video, _ => options.Latency.Speech };
        return await AcceptAsync(
            call, new(KieStyle.Market, model.Id, input, model.Price(input), unit, units, latency, () => works.Market(model, input, call.Faults, call.Account.Key)), id => new JsonObject { ["taskId"] = id, ["recordId"] = id });
    }

    public Task<Reply> CreateFluxAsync(Incoming call, CancellationToken cancellationToken)
    {
        var body = call.Body;
        var model = body["model"].Text() ?? "flux-kontext-pro";
        if (KieOwnModels.CheckFlux(body) is { } wrong)
            return Task.FromResult(wrong);
        cancellationToken.ThrowIfCancellationRequested();
        var (width, height) = AspectRatios.Size(body["aspectRatio"].Text() ?? "16:9", 1024);
        return AcceptAsync(
            call,
            new(KieStyle.Flux, model, WithoutCallback(body), 5, "images", 1, options.Latency.Image, () => works.Image(width, height, body["outputFormat"].Text() ?? "jpeg", body["prompt"].Text()!, call.Faults)),
            id => new JsonObject { ["taskId"] = id });
    }

    public Task<Reply> CreateSunoAsync(Incoming call, bool isSound, CancellationToken cancellationToken)
    {
        var body = call.Body;
        if (KieOwnModels.CheckSuno(body, isSound) is { } wrong)
            return Task.FromResult(wrong);
        cancellationToken.ThrowIfCancellationRequested();
        return AcceptAsync(
            call,
            new(KieStyle.Suno, body["model"].Text()!, WithoutCallback(body), isSound ? 2.5m : 12, isSound ? "sounds" : "tracks", isSound ? 1 : 2, options.Latency.Image, () => works.Tracks(isSound ? 1 : 2, call.Faults)),
            id => new JsonObject { ["taskId"] = id });
    }

    private sealed record Order(KieStyle Style, string Model, JsonObject Input, decimal Credits, string Unit, decimal Units, TimeSpan Latency, Func<IReadOnlyList<Uri>> Deliver);

    private async Task<Reply> AcceptAsync(Incoming call, Order order, Func<string, JsonObject> describe)
    {
        var account = call.Account;
        if (account.Traits.Restricted)
            return dialect.Refuse(new Refusal.Restricted(), account);
        if (!account.Afford(order.Credits))
            return dialect.Refuse(new Refusal.NoQuota(false), account);
        int? limit = account.Traits.Unlimited ? null : account.Traits.Limited ?? options.KieCreatesPerTenSeconds;
        if (IsFull(account) || !account.TakeRequest(limit))
            return dialect.Refuse(new Refusal.RateLimited(null), account);
        var task = new KieTask
        {
            Id = ids.Hex(32),
            Style = order.Style,
            Call = call.Call,
            Model = order.Model,
            Input = (JsonObject)order.Input.DeepClone(),
            CallBackUrl = call.Body["callBackUrl"].Text(),
            Account = account,
            Faults = call.Faults,
            Credits = order.Credits,
            Unit = order.Unit,
            Units = order.Units,
            Latency = order.Latency,
            Created = options.Clock.GetUtcNow(),
            Deliver = order.Deliver,
        };
        await tasks.AcceptAsync(task, call);
        return KieDialect.Ok(describe(task.Id));
    }

    private bool IsFull(Account account) =>
        account.Traits.Parallel is { } most && tasks.All.Count(task => task.Account == account && task is { HasFailed: false, HasSucceeded: false }) >= most;

    private static JsonObject WithoutCallback(JsonObject body)
    {
        var input = (JsonObject)body.DeepClone();
        input.Remove("callBackUrl");
        return input;
    }

    private static string NameOf(KieFamily family) => family.ToString().ToLowerInvariant();
}
