using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PodcastMuse.App.Telemetry;

namespace PodcastMuse.App.Tests.Telemetry;

public sealed class EcsFormatterTests
{
    [Fact]
    public void A_line_is_one_json_object_in_elastics_names()
    {
        var written = new StringWriter();
        var entry = new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(
            LogLevel.Warning, "PodcastMuse.Production", new EventId(7),
            [new("Step", "tts_generation\n\"ไทย\""), new("{OriginalFormat}", "Step {Step} waits")],
            new InvalidOperationException("no\nway"), (_, _) => "Step tts_generation waits");
        new EcsFormatter(TimeProvider.System).Write(entry, null, written);

        var line = Assert.Single(written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal("warn", json.GetProperty("log.level").GetString());
        Assert.Equal("Step tts_generation waits", json.GetProperty("message").GetString());
        Assert.Equal("tts_generation\n\"ไทย\"", json.GetProperty("labels").GetProperty("Step").GetString());
        Assert.Equal("System.InvalidOperationException", json.GetProperty("error.type").GetString());
        Assert.Equal(DateTimeKind.Utc, json.GetProperty("@timestamp").GetDateTime().Kind);
    }
}
