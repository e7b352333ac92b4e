using System.Text.RegularExpressions;
using PodcastMuse.App.Tests.Api;
using PodcastMuse.App.Tests.Api.Generation;

namespace PodcastMuse.App.Tests.Telemetry;

/// <summary>What <c>/metrics</c> tells of the work, and what it never tells.</summary>
public sealed partial class MetricsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Productions_steps_calls_credits_and_queues_are_counted_and_nobody_is_named()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["RETRY_BASE_SECONDS"] = "1" }, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, production) = await user.Client.OrderAsync(Orders.Short(), Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());

        // What is committed is counted a moment later than it is seen.
        var lines = await LinesAsync(server);
        while (!lines.Exists(line => line.StartsWith("podcast_muse_productions_total", StringComparison.Ordinal)))
        {
            await Task.Delay(100, Stop);
            lines = await LinesAsync(server);
        }

        // Other tests' services may share the process, so counts are lower bounds.
        Has(1, "podcast_muse_productions_total", "status=\"completed\"");
        foreach (var step in new[] { "brief_input", "script_generation", "tts_generation", "audio_mastering", "image_generation", "seo_suggestions", "packaging" })
            Has(1, "podcast_muse_step_duration_seconds_count", $"step=\"{step}\"", "status=\"completed\"");
        Has(2, "podcast_muse_provider_call_duration_seconds_count", "provider=\"built-in\"", "capability=\"speech\"", "outcome=\"finished\"");
        Has(1, "podcast_muse_provider_call_duration_seconds_count", "capability=\"image\"");
        Has(15, "podcast_muse_credits_total", "change=\"reserved\"");
        Has(15, "podcast_muse_credits_total", "change=\"spent\"");
        foreach (var queue in new[] { "high_priority", "medium_priority", "low_priority" })
            Assert.Contains(lines, line => line.StartsWith("podcast_muse_queue_steps", StringComparison.Ordinal) && line.Contains($"queue=\"{queue}\"", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => Identity().IsMatch(line) || line.Contains(user.Email, StringComparison.Ordinal) || line.Contains($"{production:N}", StringComparison.Ordinal));

        void Has(double least, string name, params string[] labels) => Assert.True(
            lines.Where(line => line.StartsWith(name, StringComparison.Ordinal) && labels.All(label => line.Contains(label, StringComparison.Ordinal)))
                .Sum(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)) >= least,
            $"{name} {string.Join(' ', labels)} in\n{string.Join('\n', lines)}");
    }

    private static async Task<List<string>> LinesAsync(TestServer server) =>
        [.. (await server.NewClient().GetStringAsync("/metrics", Stop)).Split('\n').Where(line => line.StartsWith("podcast_muse_", StringComparison.Ordinal))];

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-|sk-|Bearer")]
    private static partial Regex Identity();
}
