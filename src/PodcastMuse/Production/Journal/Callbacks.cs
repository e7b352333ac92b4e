using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;

namespace PodcastMuse.Production.Journal;

/// <summary>The key that signs the addresses of callbacks, and where the world reaches this service (null: providers are asked instead).</summary>
public sealed record CallbackOptions(byte[] SigningKey, Uri? PublicUrl)
{
    /// <summary>Nobody calls back.</summary>
    public static readonly CallbackOptions None = new([], null);
}

/// <summary>
/// Providers call back when a task is done. The address carries our own call's id and a signature over it; what the body claims is
/// not believed: the waiting step is woken and asks the provider itself. Only the task's id is taken, where its answer was lost.
/// </summary>
public sealed class Callbacks(IDbContextFactory<MuseDbContext> database, SharedCommits commits, CallNews news, IWakeUps wakeUps, CallbackOptions options)
{
    public const string Route = "/api/v1/generate/callbacks/kie/";

    // Asked at every callback, so it is compiled once.
    private readonly Func<MuseDbContext, Guid, Task<Guid?>> _open = EF.CompileAsyncQuery((MuseDbContext db, Guid id) => db.Set<ProviderCall>()
        .Where(c => c.Id == id && (c.State == CallState.Started || c.State == CallState.Waiting)).Select(c => (Guid?)c.StepId).SingleOrDefault());

    /// <summary>Where the provider shall call back; null when the world does not reach this service.</summary>
    public Uri? AddressOf(Guid callId) => options.PublicUrl is { } home ? PublicAddress.Of(home, $"{Route}{callId}?sig={Sign(callId)}") : null;

    public string Sign(Guid callId) => Convert.ToHexStringLower(HMACSHA256.HashData(
        options.SigningKey, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"callback:{callId:D}"))));

    /// <summary>False when the signature is not ours; a call that is unknown or finished changes nothing.</summary>
    public async Task<bool> ReceiveAsync(Guid callId, string? signature, string? taskId, CancellationToken cancellationToken)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(callId)), Encoding.ASCII.GetBytes(signature ?? "")))
            return false;
        if (news.TellOf(callId))
            return true;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await _open(db, callId) is not { } stepId)
            return true;
        await commits.WriteAsync(
            batch =>
            {
                if (taskId is { Length: > 0 and <= 200 })
                    batch.Add($"UPDATE provider_calls SET task_id = {taskId}, state = {CallState.Waiting} WHERE id = {callId} AND state = {CallState.Started} AND task_id IS NULL");
                batch.Add($"UPDATE provider_calls SET look_at = NULL WHERE id = {callId} AND state = {CallState.Waiting}");
                batch.Add($"UPDATE production_steps SET wake_at = NULL WHERE id = {stepId} AND status = {StepStatus.Queued}");
            },
            cancellationToken);
        if (news.Tell(stepId))
            return true;
        var step = await db.Set<ProductionStep>().Where(s => s.Id == stepId && s.Status == StepStatus.Queued).Select(s => new { s.Id, s.Queue }).SingleOrDefaultAsync(cancellationToken);
        if (step is null)
            return true;
        wakeUps.Send(step.Id, step.Queue);
        return true;
    }
}
