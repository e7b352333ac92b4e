using System.Text.Json;
using PodcastMuse.Providers;

namespace PodcastMuse.Tests.Providers.Writing;

/// <summary>Keeps answers as the journal does, as JSON. <c>DieAfter</c> calls it stops like a process that is killed.</summary>
internal sealed class KeptCalls : IModelCalls
{
    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);

    public int Sent { get; private set; }

    public int DieAfter { get; set; } = int.MaxValue;

    public decimal Cost { get; private set; }

    public double Tokens { get; private set; }

    public async Task<T> OnceAsync<T>(string request, Func<CancellationToken, Task<Metered<T>>> send, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(request, out var json))
            return JsonSerializer.Deserialize<T>(json)!;
        if (Sent >= DieAfter)
            throw new OperationCanceledException("Killed.");
        var (value, usage) = await send(cancellationToken);
        Sent++;
        Cost += usage.EstimatedCost;
        Tokens += usage.Quantity;
        _kept[request] = JsonSerializer.Serialize(value);
        return value;
    }
}
