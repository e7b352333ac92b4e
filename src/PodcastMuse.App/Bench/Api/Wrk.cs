using System.Globalization;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace PodcastMuse.App.Bench.Api;

/// <summary>What one round of requests gave. Latencies in milliseconds; <paramref name="Refused"/> counts answers other than 2xx and broken connections.</summary>
internal sealed record Round(double PerSecond, double MedianMs, double P99Ms, long Refused);

/// <summary>A request as it is sent again and again; <c>{project}</c> in its path is a project of the client.</summary>
internal sealed record Shot(string Name, string Method, string Path, string? Body = null, bool IsSigned = true, bool IsReading = true);

/// <summary>wrk, an HTTP load generator that takes next to no processor itself. Requests are made ready beforehand and handed out client by client.</summary>
internal sealed class Wrk(string folder)
{
    private const string Script = """
        local count = 0
        function setup(thread) thread:set("offset", count * 499) count = count + 1 end
        function init()
          local ready, position = {}, offset
          for line in io.lines(os.getenv("BENCH_CLIENTS")) do
            local token, _, project = line:match("([^\t]+)\t([^\t]+)\t([^\t]+)")
            local headers = { ["Content-Type"] = "application/json" }
            if os.getenv("BENCH_SIGNED") == "1" then headers.Authorization = "Bearer " .. token end
            local body = os.getenv("BENCH_BODY")
            if body == "" then body = nil end
            ready[#ready + 1] = wrk.format(os.getenv("BENCH_METHOD"), (os.getenv("BENCH_PATH"):gsub("{project}", project)), headers, body)
          end
          request = function() position = position + 1 return ready[position % #ready + 1] end
        end
        function done(summary, latency)
          local e = summary.errors
          print(string.format('ROUND {"per_second":%.2f,"median_ms":%.3f,"p99_ms":%.3f,"refused":%d}', summary.requests / summary.duration * 1e6,
            latency:percentile(50) / 1000, latency:percentile(99) / 1000, e.status + e.connect + e.read + e.write + e.timeout))
        end
        """;

    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>One round. <paramref name="clients"/> is a file of lines: token, e-mail, id of a project of theirs; tabs between.</summary>
    public async Task<Round> RunAsync(Uri service, Shot shot, string clients, int seconds, CancellationToken cancellationToken)
    {
        var script = Path.Combine(folder, "requests.lua");
        await File.WriteAllTextAsync(script, Script, cancellationToken);
        var result = await Cli.Wrap("wrk")
            .WithArguments(["-t2", "-c64", string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"), "-s", script, service.GetLeftPart(UriPartial.Authority)])
            .WithEnvironmentVariables(environment => environment
                .Set("BENCH_CLIENTS", clients).Set("BENCH_METHOD", shot.Method).Set("BENCH_PATH", shot.Path).Set("BENCH_BODY", shot.Body ?? "")
                .Set("BENCH_SIGNED", shot.IsSigned ? "1" : "0"))
            .ExecuteBufferedAsync(cancellationToken);
        var line = result.StandardOutput.Split('\n').Single(text => text.StartsWith("ROUND ", StringComparison.Ordinal));
        return JsonSerializer.Deserialize<Round>(line["ROUND ".Length..], Form)!;
    }
}
