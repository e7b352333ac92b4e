using System.Text.Json;
using System.Text.Json.Nodes;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.Kie;

/// <summary>A task to be made: the model and its input, how soon it may be done, and what it is expected to use.</summary>
internal sealed record KieOrder(string Model, JsonObject Input, TimeSpan Soonest, Usage Expected);

/// <summary>
/// KIE's tasks: one call begins one, later calls look at it until its file is there. A task is begun once; looking costs nothing, and a
/// look that fails only waits.
/// </summary>
internal sealed class KieTasks(ProviderLine line, Downloads downloads, TimeProvider clock)
{
    /// <summary>US dollars (KIE's price list).</summary>
    public const decimal UsdPerCredit = 0.005m;

    /// <summary>How long a task is believed to be under way (docs: upstream gives up after 10 minutes; clips were seen to take 13).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long after it was begun KIE is asked again and again in vain, how a task stands or for its file, before the step is put off. The task
    /// stays the call's: whoever tries again goes on with it.
    /// </summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    /// <summary>How long after a task was begun its file may be missing or empty.</summary>
    private static readonly TimeSpan Appearance = TimeSpan.FromMinutes(2);

    /// <summary>How long a task may be unknown after it was made.</summary>
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(60);

    /// <summary>Before another try of what failed on KIE's side, which it does not charge for.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AfterFailedLook = TimeSpan.FromSeconds(10);

    public Task<ProviderAnswer<MadeFile>> RunAsync(Func<Task<KieOrder>> order, CallSlip slip, CancellationToken cancellationToken) =>
        slip.TaskId is null ? CreateAsync(order, slip, cancellationToken) : LookAsync(order, slip, slip.TaskId, cancellationToken);

    private async Task<ProviderAnswer<MadeFile>> CreateAsync(Func<Task<KieOrder>> prepare, CallSlip slip, CancellationToken cancellationToken)
    {
        var order = await prepare();
        var body = new JsonObject { ["model"] = order.Model, ["input"] = order.Input };
        if (slip.CallBack is { } address)
            body["callBackUrl"] = address.AbsoluteUri;
        var answer = await line.PostOnceAsync("api/v1/jobs/createTask", body, cancellationToken);
        return answer.Get("data").Get("taskId").Text() is { Length: > 0 and <= 200 } id
            ? new ProviderAnswer<MadeFile>.Waiting(id, slip.CallBack is null ? order.Soonest : order.Soonest * 3)
            : throw FaultException.Unsure(Problems.ProviderUnavailable("KIE took the task but did not tell its number."));
    }

    private async Task<ProviderAnswer<MadeFile>> LookAsync(Func<Task<KieOrder>> prepare, CallSlip slip, string id, CancellationToken cancellationToken)
    {
        var age = clock.GetUtcNow() - (slip.BegunAt ?? clock.GetUtcNow());
        JsonElement task;
        try
        {
            task = (await line.GetAsync($"api/v1/jobs/recordInfo?taskId={Uri.EscapeDataString(id)}", CallKind.Look, cancellationToken)).Get("data");
        }
        catch (FaultException fault) when (fault.Problem.Type != Problems.KeyRefused("").Type)
        {
            return age < LongestSilence
                ? new ProviderAnswer<MadeFile>.Waiting(id, fault.RetryAfter ?? AfterFailedLook)
                : throw FaultException.Unsure(Problems.ProviderUnavailable("KIE took the work, but does not tell how far it is."), fault, fault.RetryAfter);
        }

        switch (task.Get("state").Text())
        {
            case "success":
                return await FetchAsync(prepare, task, slip, id, age, cancellationToken);
            case "fail":
                throw FaultOf(task);
            case null when age > Unknown && task.ValueKind != JsonValueKind.Object:
                throw FaultException.Transient(Problems.ProviderUnavailable("KIE does not know the task that it took."), Pause);
            default:
                return age < Longest
                    ? new ProviderAnswer<MadeFile>.Waiting(id, NextLook(age, slip.CallBack is not null))
                    : throw FaultException.Permanent(Problems.ProviderUnavailable(Phrase.Of("provider_too_slow", $"KIE has not finished within {Longest.TotalMinutes:0} minutes. Resume to try again.", ("provider", "KIE"), ("minutes", Math.Round(Longest.TotalMinutes)))));
        }
    }

    private async Task<ProviderAnswer<MadeFile>> FetchAsync(
        Func<Task<KieOrder>> prepare, JsonElement task, CallSlip slip, string id, TimeSpan age, CancellationToken cancellationToken)
    {
        var link = task.Get("resultJson").Inner().Get("resultUrls").Items().Select(u => u.Text()).FirstOrDefault(u => u is { Length: > 0 });
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw FaultException.Transient(Problems.UnsoundResult("KIE says that it is done, but gives no file."), Pause);
        try
        {
            var file = await downloads.FetchAsync(line.Dialect.Name, address, slip.OutputPath, cancellationToken)
                ?? (await FreshLinkAsync(link!, cancellationToken) is { } fresh ? await downloads.FetchAsync(line.Dialect.Name, fresh, slip.OutputPath, cancellationToken) : null)
                ?? throw FaultException.Transient(Problems.UnsoundResult("KIE's finished file is gone from its store."));
            return new ProviderAnswer<MadeFile>.Finished(file, await UsageOfAsync(prepare, task));
        }
        catch (FaultException missing) when (missing.Problem.Type == Problems.UnsoundResult("").Type && missing.IsTransient)
        {
            // It may yet come to light. If not, it is made again, once for each time that the step is begun again.
            return age < Appearance ? new ProviderAnswer<MadeFile>.Waiting(id, AfterFailedLook) : throw FaultException.Transient(missing.Problem, inner: missing);
        }
        catch (FaultException later) when (later.Problem.Type == Problems.ProviderUnavailable("").Type)
        {
            // The work is done and paid for: it is fetched later, never made again.
            return age < LongestSilence ? new ProviderAnswer<MadeFile>.Waiting(id, AfterFailedLook) : throw FaultException.Unsure(later.Problem, later, later.RetryAfter);
        }
    }

    /// <summary>A temporary link to a result whose own link has ended; null where KIE gives none.</summary>
    private async Task<Uri?> FreshLinkAsync(string link, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await line.PostAsync("api/v1/common/download-url", new JsonObject { ["url"] = link }, CallKind.Look, cancellationToken);
            return Uri.TryCreate(answer.Get("data").Text(), UriKind.Absolute, out var fresh) ? fresh : null;
        }
        catch (FaultException)
        {
            return null;
        }
    }

    private static async Task<Usage> UsageOfAsync(Func<Task<KieOrder>> prepare, JsonElement task)
    {
        var credits = task.Get("creditsConsumed").Number() ?? task.Get("consumeCredits").Number();
        var expected = (await prepare()).Expected;
        return credits is { } paid ? expected with { EstimatedCost = paid * UsdPerCredit } : expected;
    }

    private static FaultException FaultOf(JsonElement task)
    {
        var (code, words) = (task.Get("failCode").Text() ?? "", task.Get("failMsg").Text() ?? "");
        if (KieDialect.IsForbidden(words))
            return FaultException.Permanent(Problems.ContentRefused(Phrase.Of("content_refused", $"KIE refuses this content by its rules. Change the text, then resume. KIE says: {words}", ("provider", "KIE"), ("says", $"KIE says: {words}"))));
        return code switch
        {
            "402" => FaultException.Permanent(Problems.ProviderOutOfCredits(Phrase.Of("out_of_credits", "Your KIE account has nothing left to spend. Top it up there or raise its limit, then resume.", ("provider", "KIE")))),
            "400" or "413" or "422" or "451" => FaultException.Permanent(Problems.ProviderRefused(Phrase.Of("provider_refused", $"KIE could not make this. Change the text or choose another model, then resume. KIE says: {words}", ("provider", "KIE"), ("says", $"KIE says: {words}")))),
            _ => FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("provider_not_finished", $"KIE began but could not finish; nothing was charged there. KIE says: {words}", ("provider", "KIE"), ("says", $"KIE says: {words}"))), Pause),
        };
    }

    /// <summary>Often at first, then less often (KIE's advice); where it calls back, looking is only for lost calls.</summary>
    private static TimeSpan NextLook(TimeSpan age, bool isCalledBack) => (age.TotalSeconds, isCalledBack) switch
    {
        ( < 30, false) => TimeSpan.FromSeconds(3),
        ( < 120, false) => TimeSpan.FromSeconds(6),
        ( < 120, true) => TimeSpan.FromSeconds(12),
        _ => TimeSpan.FromSeconds(20),
    };
}
