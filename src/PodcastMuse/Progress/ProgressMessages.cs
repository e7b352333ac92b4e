using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PodcastMuse.Kernel;

namespace PodcastMuse.Progress;

/// <summary>Events as they go over the wire: the brief's message (5.2.2) with number and time.</summary>
public static class ProgressMessages
{
    /// <summary>The type of what a step tells.</summary>
    public const string ProgressUpdate = "progress_update";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static byte[] Of(ProgressSnapshot snapshot, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        new { Type = "snapshot", snapshot.ProductionId, snapshot.Status, snapshot.Progress, snapshot.Steps, snapshot.Seq, Time = now }, Json);

    /// <param name="happened">The event.</param>
    /// <param name="progress">Percent to tell; never below what was told before.</param>
    internal static byte[] Of(ProgressEvent happened, int progress) => JsonSerializer.SerializeToUtf8Bytes(
        new { happened.Type, happened.Step, happened.Status, Progress = progress, happened.Message, Said = Phrase.ReadSaid(happened.Said), happened.Seq, happened.Time, happened.ProductionId }, Json);

    /// <summary>Between nodes: what happened at once goes as one message.</summary>
    public static byte[] Pack(IReadOnlyList<ProgressEvent> events) => JsonSerializer.SerializeToUtf8Bytes(events, Json);

    public static IReadOnlyList<ProgressEvent> Unpack(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<List<ProgressEvent>>(bytes, Json) ?? [];
}
