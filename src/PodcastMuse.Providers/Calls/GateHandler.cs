using System.Net.Http.Headers;
using System.Text.Json;

namespace PodcastMuse.Providers.Calls;

/// <summary>
/// One try of a call: waits for its turn, has a time limit of its own, is read whole (so that a cut answer is this try's fault), and is
/// judged. Streams are handed on as they come.
/// </summary>
internal sealed class GateHandler(Dialect dialect, Gates gates, TimeProvider clock) : DelegatingHandler
{
    /// <summary>A 4096-pixel picture in base64, with room.</summary>
    private const long MostBytes = 64 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var note = CallNote.Of(request);
        var gate = gates.Of(dialect, request, note.Kind);
        using var turn = await gate.EnterAsync(cancellationToken);
        return await InTurnAsync(request, note, turn, cancellationToken);
    }

    private async Task<HttpResponseMessage> InTurnAsync(HttpRequestMessage request, CallNote note, Gate.Turn turn, CancellationToken cancellationToken)
    {
        if (gates.PaceOf(dialect, request, note.Kind) is not { } pace)
            return await TryAsync(request, note, turn, cancellationToken);
        await pace.EnterAsync(cancellationToken);
        try
        {
            return await TryAsync(request, note, turn, cancellationToken);
        }
        finally
        {
            pace.Leave();
        }
    }

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CallNote note, Gate.Turn turn, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience.For(note.Kind), clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, note.IsOnce ? CancellationToken.None : cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/event-stream")
            {
                note.Verdict = null;
                turn.Succeeded(null);
                return response;
            }

            await response.Content.LoadIntoBufferAsync(MostBytes, limit.Token);
            var answer = await ReadAsync(response, limit.Token);
            (note.Json, note.Verdict) = (answer.Json, dialect.Judge(answer) ?? await MisfitAsync(response, answer, note.Expected, limit.Token));
            Tell(turn, answer, note.Verdict);
            return response;
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested && (note.IsOnce || !cancellationToken.IsCancellationRequested))
        {
            response?.Dispose();
            throw new TimeoutException($"{dialect.Name} did not answer within {Patience.For(note.Kind).TotalSeconds:0} s.", late);
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    private void Tell(Gate.Turn turn, Answer answer, Verdict? verdict)
    {
        if (verdict is { Ruling: Ruling.RateLimited })
            turn.Refused(verdict.RetryAfter ?? answer.RetryAfter(clock));
        else if (verdict is null)
            turn.Succeeded(dialect.MostAtOnce(answer));
        if (dialect.Rest(answer) is { } rest)
            turn.Rest(rest);
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode && IsMedia(response.Content.Headers.ContentType))
            return new Answer((int)response.StatusCode, response.Headers, default, "");
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new Answer((int)response.StatusCode, response.Headers, Parse(bytes), System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 2_000))));
    }

    private static JsonElement Parse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static async Task<Verdict?> MisfitAsync(HttpResponseMessage response, Answer answer, Expected expected, CancellationToken cancellationToken) => expected switch
    {
        Expected.Json when answer.Json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null => new Verdict(Ruling.Unreadable, "an answer that is not JSON"),
        Expected.Media when response.Content.Headers.ContentType is { } type && !IsMedia(type) => new Verdict(Ruling.Unreadable, $"'{type.MediaType}' instead of a file"),
        Expected.Media when (await response.Content.ReadAsByteArrayAsync(cancellationToken)).Length == 0 => new Verdict(Ruling.Unreadable, "an empty file"),
        _ => null,
    };

    private static bool IsMedia(MediaTypeHeaderValue? type) => type?.MediaType is { } name
        && (name.StartsWith("audio/", StringComparison.Ordinal) || name.StartsWith("image/", StringComparison.Ordinal)
            || name.StartsWith("video/", StringComparison.Ordinal) || name == "application/octet-stream");
}
