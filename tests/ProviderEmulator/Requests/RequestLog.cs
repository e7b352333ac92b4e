using Microsoft.AspNetCore.Http;
using ProviderEmulator.Accounts;

namespace ProviderEmulator.Requests;

/// <summary>The requests since the start or the last <see cref="Clear"/>; the oldest leave after 20,000, or when all bodies hold 200 million characters.</summary>
public sealed class RequestLog
{
    private const int Kept = 20_000;
    private const int LongestBody = 1_000_000;
    private const long MostCharacters = 200_000_000;

    private readonly Lock _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private long _last;
    private long _characters;

    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public IReadOnlyList<RecordedRequest> Of(string provider, string call) => [.. All.Where(request => request.Provider == provider && request.Call == call)];

    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _characters = 0;
        }
    }

    internal RecordedRequest Record(HttpRequest request, string provider, string call, string? key, string body, DateTimeOffset time)
    {
        lock (_lock)
        {
            var recorded = new RecordedRequest
            {
                Id = ++_last,
                Time = time,
                Provider = provider,
                Call = call,
                Method = request.Method,
                Path = request.Path,
                Query = Masked(request.QueryString.Value ?? "", key),
                Headers = request.Headers.ToDictionary(header => header.Key, header => Masked(header.Value.ToString(), key)),
                Body = body.Length > LongestBody ? body[..LongestBody] : body,
                Key = key,
            };
            _requests.Enqueue(recorded);
            _characters += recorded.Body.Length;
            while (_requests.Count > Kept || _characters > MostCharacters)
                _characters -= _requests.Dequeue().Body.Length;
            return recorded;
        }
    }

    private static string Masked(string text, string? key) => string.IsNullOrEmpty(key) ? text : text.Replace(key, AccountBook.Mask(key), StringComparison.Ordinal);
}
