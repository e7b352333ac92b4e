using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using IPNetwork = System.Net.IPNetwork;

namespace PodcastMuse.Http;

/// <summary>Who may stand between us and a client, or call us from a page of another site. Nobody, unless a setting says so.</summary>
public static class BrowserAccess
{
    /// <summary>A browser asks again after this long; Chromium's own ceiling is two hours.</summary>
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(1);

    public static IServiceCollection AddBrowserAccess(this IServiceCollection services, IReadOnlyList<string> origins) =>
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. origins.Select(origin => origin.TrimEnd('/'))])
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(
                "Location", "ETag", "Retry-After", "Content-Disposition", "Idempotent-Replayed", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")
            .SetPreflightMaxAge(PreflightAge)));

    public static IApplicationBuilder UseBrowserAccess(this IApplicationBuilder app) => app.UseCors();

    /// <summary>Believes X-Forwarded-For and -Proto of these proxies only; anybody else could write what they like into them.</summary>
    public static IApplicationBuilder UseProxies(this IApplicationBuilder app, IReadOnlyList<IPNetwork> proxies)
    {
        if (proxies.Count == 0)
            return app;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        return app.UseForwardedHeaders(options);
    }
}
