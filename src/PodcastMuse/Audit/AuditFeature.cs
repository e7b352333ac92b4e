using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Audit;

/// <summary>Registers the audit log, and notes every request to an endpoint that may change something or gives everything away.</summary>
public static class AuditFeature
{
    private const int MostPath = 300;
    private const int MostName = 100;

    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditWriter>()
        .AddHostedService(provider => provider.GetRequiredService<AuditWriter>())
        .AddSingleton<IAccountEraser, AuditEraser>()
        .AddSingleton<IAccountExport, AuditExport>();

    /// <summary>Stands before whatever refuses, so that it notes how each request ended.</summary>
    public static IApplicationBuilder UseAudit(this IApplicationBuilder app)
    {
        var writer = app.ApplicationServices.GetRequiredService<AuditWriter>();
        var clock = app.ApplicationServices.GetRequiredService<TimeProvider>();
        return app.Use(next => context => IsNoted(context) ? NoteAsync(context, next, writer, clock) : next(context));
    }

    private static bool IsNoted(HttpContext context) =>
        context.GetEndpoint() is { } endpoint
        && (endpoint.Metadata.GetMetadata<AuditedMark>() is not null || !IsReading(context.Request.Method));

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static async Task NoteAsync(HttpContext context, RequestDelegate next, AuditWriter writer, TimeProvider clock)
    {
        // Faults take the endpoint away on their way out.
        var endpoint = context.GetEndpoint()!;
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            await writer.NoteAsync(EntryOf(context, endpoint, status, clock), CancellationToken.None);
        }
    }

    private static AuditEntry EntryOf(HttpContext context, Endpoint endpoint, int status, TimeProvider clock)
    {
        var isDiscreet = endpoint.Metadata.GetMetadata<DiscreetMark>() is not null && status < StatusCodes.Status400BadRequest;
        var address = context.Connection.RemoteIpAddress;
        return new AuditEntry
        {
            Id = Ids.New(clock),
            UserId = isDiscreet ? null : AuditNotes.ActorOf(context),
            Action = Cut(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? $"{context.Request.Method} {(endpoint as RouteEndpoint)?.RoutePattern.RawText}", MostName),
            Resource = Cut(context.Request.Path.Value ?? "", MostPath),
            Status = status,
            Address = isDiscreet ? null : (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString(),
            Time = clock.GetUtcNow(),
            TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
    }

    /// <summary>PostgreSQL's text holds no NUL, and a reader's terminal wants no control characters.</summary>
    private static string Cut(string text, int most)
    {
        var plain = text.Any(char.IsControl) ? new string([.. text.Select(c => char.IsControl(c) ? '�' : c)]) : text;
        return plain.Shorten(most);
    }
}
