using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PodcastMuse.App.Settings;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.App.Telemetry;

/// <summary>Registers logs, metrics, traces and error reports. Nothing leaves the machine unless an address for it is set.</summary>
internal static class TelemetryFeature
{
    private const string Service = "podcast-muse";

    private static readonly object MetricsMark = new();

    public static void AddTelemetry(this WebApplicationBuilder builder, MuseSettings settings)
    {
        AddLogs(builder.Logging, settings);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter("PodcastMuse.*").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter();
                if (settings.OtlpEndpoint is { } collector)
                    metrics.AddOtlpExporter(otlp => otlp.Endpoint = collector);
            });
        if (settings.OtlpEndpoint is { } traces)
        {
            telemetry.WithTracing(tracing => tracing
                .AddSource("PodcastMuse.*").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddOtlpExporter(otlp => otlp.Endpoint = traces));
        }

        if (settings.SentryDsn is { } sentry)
        {
            builder.WebHost.UseSentry(options =>
            {
                options.Dsn = sentry.ToString();
                options.SendDefaultPii = false;
                options.MaxRequestBodySize = Sentry.Extensibility.RequestSize.None;
            });
        }
    }

    /// <summary><c>/metrics</c> in Prometheus' form; with METRICS_TOKEN set, only for who has it.</summary>
    public static void MapTelemetry(this WebApplication app, MuseSettings settings)
    {
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous().Limited(RateClass.None).WithMetadata(MetricsMark);
        if (settings.MetricsToken is not { } token)
            return;
        var expected = Encoding.UTF8.GetBytes($"Bearer {token}");
        // The endpoint is asked, not the path: routing takes more spellings for it than one.
        app.UseWhen(context => context.GetEndpoint()?.Metadata.Contains(MetricsMark) is true, branch => branch.Use(async (context, next) =>
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), expected))
                await next(context);
            else
                await Refusal.WriteAsync(context, Problems.Unauthorized("Send the metrics token as 'Authorization: Bearer …'."));
        }));
    }

    private static void AddLogs(ILoggingBuilder logs, MuseSettings settings)
    {
        logs.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            // What these say at length, the caller's own message says in one line.
            .AddFilter("Microsoft.EntityFrameworkCore.Database", LogLevel.Critical)
            .AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.Critical)
            .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            .AddFilter("Hangfire", LogLevel.Warning)
            // Four lines for each call that went well.
            .AddFilter("Polly", LogLevel.Warning)
            .SetMinimumLevel(settings.LogLevel);
        if (settings.LogsAreJson)
            logs.AddConsole(console => console.FormatterName = EcsFormatter.FormatterName).AddConsoleFormatter<EcsFormatter, ConsoleFormatterOptions>();
        else
            logs.AddSimpleConsole(console => console.SingleLine = true);
    }
}
