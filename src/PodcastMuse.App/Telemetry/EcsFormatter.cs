using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PodcastMuse.App.Telemetry;

/// <summary>One JSON object a line in the shape of the Elastic Common Schema 8, so that Elasticsearch needs no pipeline to read it.</summary>
internal sealed class EcsFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "ecs";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteStartObject();
            json.WriteString("@timestamp", clock.GetUtcNow().UtcDateTime);
            json.WriteString("ecs.version", "8.11.0");
            json.WriteString("log.level", LevelOf(logEntry.LogLevel));
            json.WriteString("log.logger", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            json.WriteString("service.name", "podcast-muse");
            if (Activity.Current is { } activity)
            {
                json.WriteString("trace.id", activity.TraceId.ToString());
                json.WriteString("span.id", activity.SpanId.ToString());
            }

            if (logEntry.Exception is { } fault)
            {
                json.WriteString("error.type", fault.GetType().FullName);
                json.WriteString("error.message", fault.Message);
                json.WriteString("error.stack_trace", fault.ToString());
            }

            WriteLabels(json, logEntry.State);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    /// <summary>The message's own values, which a search can then filter by.</summary>
    private static void WriteLabels<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values || values.Count < 2)
            return;
        json.WriteStartObject("labels");
        foreach (var (name, value) in values)
        {
            if (name != "{OriginalFormat}")
                json.WriteString(name, value?.ToString());
        }

        json.WriteEndObject();
    }

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Critical => "fatal",
        LogLevel.Error => "error",
        LogLevel.Warning => "warn",
        LogLevel.Information => "info",
        LogLevel.Debug => "debug",
        _ => "trace",
    };
}
