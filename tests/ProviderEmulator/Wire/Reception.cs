using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProviderEmulator.Accounts;
using ProviderEmulator.Faults;
using ProviderEmulator.Ledger;
using ProviderEmulator.Requests;

namespace ProviderEmulator.Wire;

/// <summary>
/// The one way every provider call goes: record it, take its faults, check its key, let the provider answer, spoil the answer if
/// asked, send it, and note whether what was paid for arrived.
/// </summary>
internal sealed class Reception(FaultPlan plan, RequestLog log, AccountBook accounts, CallLedger ledger, IdSource ids, EmulatorOptions options)
{
    public RequestDelegate Serve(Dialect dialect, string call, Func<Incoming, Reply> answer) =>
        Serve(dialect, (_, _) => call, (incoming, _) => Task.FromResult(answer(incoming)));

    public RequestDelegate Serve(Dialect dialect, string call, Func<Incoming, CancellationToken, Task<Reply>> answer) =>
        Serve(dialect, (_, _) => call, answer);

    /// <param name="dialect">Whose.</param>
    /// <param name="nameOf">The name of the call, where the address or the body decides it.</param>
    /// <param name="answer">The provider's work.</param>
    public RequestDelegate Serve(Dialect dialect, Func<HttpRequest, JsonObject?, string> nameOf, Func<Incoming, CancellationToken, Task<Reply>> answer) =>
        http => ReceiveAsync(http, dialect, nameOf, answer);

    private async Task ReceiveAsync(HttpContext http, Dialect dialect, Func<HttpRequest, JsonObject?, string> nameOf, Func<Incoming, CancellationToken, Task<Reply>> answer)
    {
        var request = http.Request;
        var key = dialect.KeyOf(request);
        var text = request.HasFormContentType ? "" : await ReadAsync(request, http.RequestAborted);
        var body = WireJson.ReadObject(text);
        var call = nameOf(request, body);
        var recorded = log.Record(request, dialect.Provider, call, key, text, options.Clock.GetUtcNow());
        var faults = plan.Take(dialect.Provider, call, body?["model"].Text() ?? request.RouteValues["model"] as string, key);
        recorded.Faults = [.. faults.Names];

        if (faults.Find(FaultKind.Slow) is { } slow)
            await Task.Delay(TimeSpan.FromMilliseconds(slow.DelayMilliseconds), options.Clock, http.RequestAborted);
        if (faults.Has(FaultKind.Hang))
            await Task.Delay(Timeout.InfiniteTimeSpan, options.Clock, http.RequestAborted);
        if (faults.Find(FaultKind.Reset) is { AfterWork: false })
        {
            http.Abort();
            return;
        }

        var account = key is not null && dialect.IsWellFormed(key) ? accounts.Of(dialect.Provider, key) : null;
        var incoming = account is null ? null : new Incoming(http, call, ids.RequestId(), text, body, faults, account, ledger, options.Clock);
        var refusal = Judge(key, account, faults) ?? (text.Length > 0 && body is null && !request.HasFormContentType ? new Refusal.NotJson() : null);
        try
        {
            await AnswerAsync(http, dialect, recorded, faults, incoming, refusal, answer);
        }
        finally
        {
            incoming?.Release?.Invoke();
        }
    }

    private async Task AnswerAsync(
        HttpContext http, Dialect dialect, RecordedRequest recorded, FaultSet faults, Incoming? incoming, Refusal? refusal, Func<Incoming, CancellationToken, Task<Reply>> answer)
    {
        var account = incoming?.Account;
        recorded.CallId = incoming?.CallId;
        var reply = refusal is not null ? dialect.Refuse(refusal, account) : await answer(incoming!, http.RequestAborted);
        if (refusal is null && faults.Faults.FirstOrDefault(fault => fault is { Kind: FaultKind.Status, AfterWork: true }) is { } late)
            reply = dialect.Refuse(new Refusal.Status(late.Status, late.RetryAfter, late.Text), account);

        (recorded.Status, recorded.CallId) = (reply.Status, incoming?.CallId);
        recorded.Code = reply.Headers.Remove(KieCodeNote, out var code) ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) : null;
        var isSound = reply.Status < 300 && faults.Faults.All(fault => fault.Kind is FaultKind.Slow or FaultKind.SlowBody);
        List<LedgerEntry> delivered = isSound ? [.. (incoming?.Bought ?? []).Where(entry => !entry.Delivered)] : [];
        // Written down before the last byte leaves: whoever has the answer finds it in the ledger. What did not leave is taken back.
        delivered.ForEach(entry => entry.Delivered = true);
        var sent = false;
        try
        {
            sent = await SendAsync(http, SpoiledReply.Spoil(reply, faults), faults);
            recorded.Answered = sent ? options.Clock.GetUtcNow() : null;
        }
        finally
        {
            if (!sent)
                delivered.ForEach(entry => entry.Delivered = false);
        }
    }

    /// <summary>A note from KIE's dialect to the request log; never sent.</summary>
    public const string KieCodeNote = "X-Note-Code";

    private static Refusal? Judge(string? key, Account? account, FaultSet faults)
    {
        if (key is null)
            return new Refusal.MissingKey();
        if (account is null || account.Traits.Dead)
            return new Refusal.InvalidKey(key);
        return faults.FindFirst(kind => kind is FaultKind.Status or FaultKind.InvalidKey or FaultKind.NoQuota or FaultKind.RateLimited or FaultKind.TooLarge) switch
        {
            { Kind: FaultKind.Status, AfterWork: false } status => new Refusal.Status(status.Status, status.RetryAfter, status.Text),
            { Kind: FaultKind.InvalidKey } => new Refusal.InvalidKey(key),
            { Kind: FaultKind.NoQuota } => new Refusal.NoQuota(account.Traits.Legacy),
            { Kind: FaultKind.RateLimited } limited => new Refusal.RateLimited(limited.RetryAfter),
            { Kind: FaultKind.TooLarge } => new Refusal.TooLarge(),
            _ => null,
        };
    }

    private async Task<bool> SendAsync(HttpContext http, Reply reply, FaultSet faults)
    {
        if (faults.Has(FaultKind.Reset))
        {
            http.Abort();
            return false;
        }

        var response = http.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
            response.Headers[name] = value;
        var total = reply.Pieces.Sum(piece => (long)piece.Length);
        if (reply.Pieces.Count == 1)
            response.ContentLength = total;
        else
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        var left = faults.Has(FaultKind.Cut) ? total / 2 : long.MaxValue;
        var (begun, waits) = (options.Clock.GetTimestamp(), TimeSpan.Zero);
        try
        {
            foreach (var piece in reply.Pieces)
            {
                // Before each: whoever reads no further than the last word has waited as long as the answer says it takes. Counted from
                // the beginning: forty waits that are each a little late would make it longer.
                waits += reply.Pace;
                if (waits - options.Clock.GetElapsedTime(begun) is { } wait && wait > TimeSpan.Zero)
                {
                    await response.Body.FlushAsync(http.RequestAborted);
                    await Task.Delay(wait, options.Clock, http.RequestAborted);
                }

                var part = piece.Length > left ? piece[..(int)left] : piece;
                await response.Body.WriteAsync(part, http.RequestAborted);
                left -= part.Length;
                if (left <= 0)
                    break;
            }

            await response.Body.FlushAsync(http.RequestAborted);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            return false;
        }

        if (!faults.Has(FaultKind.Cut))
            return !http.RequestAborted.IsCancellationRequested;
        // Let the half that was written leave before the connection breaks.
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        http.Abort();
        return false;
    }

    private static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
