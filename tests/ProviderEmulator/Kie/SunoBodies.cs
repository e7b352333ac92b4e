using System.Globalization;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>A Suno task as KIE tells of it: camel case when polled, snake case when called back (reference A.12).</summary>
internal static class SunoBodies
{
    public const double TrackSeconds = 20;

    public static JsonObject Record(KieTask task)
    {
        var tracks = new JsonArray([.. task.Links.Select((link, index) => Track(task, link, index, "audioUrl", "streamAudioUrl", "imageUrl", "modelName"))]);
        return new()
        {
            ["taskId"] = task.Id,
            ["parentMusicId"] = "",
            ["param"] = WireJson.Write(task.Input),
            ["response"] = task.HasSucceeded ? new JsonObject { ["taskId"] = task.Id, ["sunoData"] = tracks } : null,
            ["status"] = task.State switch
            {
                "success" => "SUCCESS",
                "fail" => task.FailCode == "400" ? "SENSITIVE_WORD_ERROR" : "GENERATE_AUDIO_FAILED",
                "generating" => "TEXT_SUCCESS",
                _ => "PENDING",
            },
            ["type"] = "chirp-" + task.Model.ToLowerInvariant(),
            ["errorCode"] = task.FailCode,
            ["errorMessage"] = task.FailMessage,
        };
    }

    public static JsonObject Callback(KieTask task) => new()
    {
        ["code"] = !task.HasFailed ? 200 : task.FailCode == "400" ? 400 : 531,
        ["msg"] = task.HasSucceeded ? "All generated successfully." : task.HasFailed ? task.FailMessage : "Text generated successfully.",
        ["data"] = new JsonObject
        {
            ["callbackType"] = task.HasSucceeded ? "complete" : task.HasFailed ? "error" : "text",
            ["task_id"] = task.Id,
            ["data"] = task.HasSucceeded ? new JsonArray([.. task.Links.Select((link, index) => Track(task, link, index, "audio_url", "stream_audio_url", "image_url", "model_name"))]) : task.HasFailed ? null : new JsonArray(),
        },
    };

    private static JsonObject Track(KieTask task, Uri link, int index, string audio, string stream, string image, string model) => new JsonObject
    {
        ["id"] = $"{task.Id[..31]}{index}",
        [audio] = link.AbsoluteUri,
        [stream] = link.AbsoluteUri,
        [image] = "",
        ["prompt"] = task.Input["prompt"].Text() ?? "",
        [model] = "chirp-" + task.Model.ToLowerInvariant(),
        ["title"] = task.Input["title"].Text() ?? "Untitled",
        ["tags"] = task.Input["style"].Text() ?? "",
        ["createTime"] = task.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        ["duration"] = TrackSeconds,
    };
}
