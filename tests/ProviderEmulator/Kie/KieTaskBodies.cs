using System.Globalization;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>A task as KIE tells of it, in the answer to a poll and in a callback (reference A.4, A.6, A.10, A.12).</summary>
internal static class KieTaskBodies
{
    private const int PollsInAnUnknownState = 2;

    public static JsonObject Record(KieTask task, EmulatorOptions options) => task.Style switch
    {
        KieStyle.Flux => FluxRecord(task),
        KieStyle.Suno => SunoBodies.Record(task),
        _ => MarketRecord(task, options),
    };

    public static JsonObject Callback(KieTask task, EmulatorOptions options) => task.Style switch
    {
        KieStyle.Flux => FluxCallback(task),
        KieStyle.Suno => SunoBodies.Callback(task),
        _ => MarketCallback(task, options),
    };

    private static JsonObject MarketRecord(KieTask task, EmulatorOptions options)
    {
        var record = new JsonObject
        {
            ["taskId"] = task.Id,
            ["model"] = task.Model,
            ["state"] = task.Faults.Has(FaultKind.UnknownState) && task.Polls <= PollsInAnUnknownState ? "uploading" : task.State,
            ["param"] = Param(task),
            ["resultJson"] = task.HasSucceeded ? Result(task) : "",
            ["failCode"] = task.FailCode,
            ["failMsg"] = task.FailMessage,
            ["costTime"] = Seconds(task),
            ["completeTime"] = Milliseconds(task.Completed),
            ["createTime"] = Milliseconds(task.Created),
        };
        if (!options.KieOldShape)
        {
            record["updateTime"] = Milliseconds(task.Completed ?? task.Created);
            record["creditsConsumed"] = task.HasSucceeded ? JsonValue.Create(task.Credits) : 0;
        }

        return record;
    }

    private static JsonObject MarketCallback(KieTask task, EmulatorOptions options)
    {
        if (task.HasSucceeded)
            return new() { ["code"] = 200, ["msg"] = "Playground task completed successfully.", ["data"] = MarketRecord(task, options) };
        return new()
        {
            ["code"] = 501,
            ["msg"] = "Playground task failed.",
            ["data"] = new JsonObject
            {
                ["taskId"] = task.Id,
                ["state"] = "fail",
                ["failCode"] = task.FailCode,
                ["failMsg"] = task.FailMessage,
                ["resultJson"] = null,
                ["costTime"] = 0,
                ["creditsConsumed"] = 0,
            },
        };
    }

    private static JsonObject FluxRecord(KieTask task) => new()
    {
        ["taskId"] = task.Id,
        ["paramJson"] = WireJson.Write(task.Input),
        ["createTime"] = Iso(task.Created),
        ["completeTime"] = task.Completed is { } completed ? Iso(completed) : null,
        ["response"] = task.HasSucceeded ? FluxLinks(task) : null,
        ["successFlag"] = task.HasSucceeded ? 1 : task.HasFailed ? 3 : 0,
        ["errorCode"] = task.HasFailed ? int.Parse(task.FailCode!, CultureInfo.InvariantCulture) : null,
        ["errorMessage"] = task.FailMessage ?? "",
    };

    private static JsonObject FluxCallback(KieTask task)
    {
        var (code, message) = task.HasSucceeded
            ? (200, "BFL image generated successfully.")
            : task.FailCode == "400" ? (400, "Your prompt was flagged by Website as violating content policies.") : (501, "Image generation task failed");
        return new() { ["code"] = code, ["msg"] = message, ["data"] = new JsonObject { ["taskId"] = task.Id, ["info"] = FluxLinks(task) } };
    }

    private static JsonObject FluxLinks(KieTask task)
    {
        var link = task.Links.Count > 0 ? task.Links[0].AbsoluteUri : "";
        return new() { ["originImageUrl"] = link, ["resultImageUrl"] = link };
    }

    /// <summary>The input is JSON text within JSON text.</summary>
    private static string Param(KieTask task)
    {
        var param = new JsonObject { ["input"] = WireJson.Write(task.Input), ["model"] = task.Model };
        if (task.CallBackUrl is not null)
            param["callBackUrl"] = task.CallBackUrl;
        return WireJson.Write(param);
    }

    private static string Result(KieTask task) => WireJson.Write(new JsonObject { ["resultUrls"] = new JsonArray([.. task.Links.Select(link => (JsonNode)link.AbsoluteUri)]) });

    private static int? Seconds(KieTask task) => task.Completed is { } completed ? (int)(completed - task.Created).TotalSeconds : null;

    private static long? Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
