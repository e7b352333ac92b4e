using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>What may be asked for free: a task's record, a download link, the catalogue (reference A.4, A.7).</summary>
internal sealed class KieLookups(EmulatorOptions options, KieTasks tasks, FileShelf shelf)
{
    private const int PollsOfAnUnknownTask = 2;
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(20);

    public Reply Poll(Incoming call, KieStyle style)
    {
        var id = call.Request.Query["taskId"].ToString();
        if (id.Length == 0)
            return KieDialect.Envelope(400, "taskId parameter is required");
        var task = tasks.Find(id);
        if (task is not null)
            task.Polls++;
        if (task is null || task.Style != style || task.Account != call.Account || (task.Faults.Has(FaultKind.TaskUnknown) && task.Polls <= PollsOfAnUnknownTask))
            return style == KieStyle.Suno ? KieDialect.Ok(null) : KieDialect.Envelope(422, "recordInfo is null");
        if (task is { HasSucceeded: true, Entry: { } entry } && !task.Faults.SpoilsResult)
            call.Bought.Add(entry);
        return KieDialect.Ok(KieTaskBodies.Record(task, options));
    }

    public Reply DownloadLink(Incoming call)
    {
        if (!Uri.TryCreate(call.Body["url"].Text(), UriKind.Absolute, out var link) || shelf.Find(link) is not { } file)
            return KieDialect.Envelope(422, "url is wrong");
        return KieDialect.Ok(shelf.Put("kie", Path.GetExtension(file.Name).TrimStart('.'), file.ContentType, file.MakeAsync, LinkLife, call.Account.Key).AbsoluteUri);
    }

    public static Reply Models(Incoming call) => KieDialect.Ok(new JsonArray(
    [
        .. KieModels.All.Values
            .Where(model => model.Id.Contains(call.Request.Query["q"].ToString(), StringComparison.OrdinalIgnoreCase))
            .Select(model => (JsonNode)new JsonObject { ["model"] = model.Id, ["taskType"] = model.Family.ToString().ToLowerInvariant() }),
    ]));
}
