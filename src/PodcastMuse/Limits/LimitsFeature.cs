using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Limits;

/// <summary>
/// Registers how requests are counted, and counts them. Every counted answer says where its sender stands, in the fields of
/// draft-ietf-httpapi-ratelimit-headers-06: RateLimit-Limit, -Remaining, -Reset (seconds) and -Policy (limit;w=seconds).
/// </summary>
public static class LimitsFeature
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddLimits(this IServiceCollection services, RateOptions options)
    {
        services.AddSingleton(options).AddSingleton<LocalRates>();
        services.TryAddSingleton<IRateCounter>(provider => provider.GetRequiredService<LocalRates>());
        return services;
    }

    /// <summary>Stands after authentication, which tells whose account is counted.</summary>
    public static IApplicationBuilder UseLimits(this IApplicationBuilder app)
    {
        var rates = app.ApplicationServices.GetRequiredService<IRateCounter>();
        var options = app.ApplicationServices.GetRequiredService<RateOptions>();
        return app.Use(next => context => CountAsync(context, next, rates, options));
    }

    private static async Task CountAsync(HttpContext context, RequestDelegate next, IRateCounter rates, RateOptions options)
    {
        var (key, limit) = KeyOf(context, options);
        if (limit == 0)
        {
            await next(context);
            return;
        }

        var state = await rates.CountAsync(key, new RatePlan(limit, Window), context.RequestAborted);
        Tell(context.Response.Headers, state);
        if (state.IsAllowed)
            await next(context);
        else
            await Refusal.WriteAsync(context, Problems.RateLimited(Phrase.Of("too_many_requests", $"More than {limit} requests in a minute. Wait, and try again.", ("limit", limit))) with { RetryAfter = state.ResetIn });
    }

    /// <summary>Whom a request is counted against, and how many are allowed; a limit of zero: it is not counted.</summary>
    private static (string Key, int Limit) KeyOf(HttpContext context, RateOptions options)
    {
        var rateClass = context.GetEndpoint()?.Metadata.GetMetadata<RateMark>()?.Class ?? RateClass.Account;
        return rateClass switch
        {
            RateClass.None => ("", 0),
            RateClass.SignIn => ("signin:" + SenderNetwork.Of(context.Connection.RemoteIpAddress), options.SignIn),
            _ when CurrentUser.Of(context.User) is { } user => ($"user:{user.Id:N}", user.Tier == "free" ? options.Free : options.Pro),
            _ => ("address:" + SenderNetwork.Of(context.Connection.RemoteIpAddress), options.Free),
        };
    }

    private static void Tell(IHeaderDictionary headers, RateState state)
    {
        var limit = state.Limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Limit"] = limit;
        headers["RateLimit-Remaining"] = state.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = ((int)Math.Ceiling(state.ResetIn.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Policy"] = limit + ";w=60";
    }
}
