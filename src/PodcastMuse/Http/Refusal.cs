using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PodcastMuse.Kernel;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace PodcastMuse.Http;

/// <summary>The answer to a request that is not done, and why. <c>return Refusal.Of(problem);</c></summary>
public sealed class Refusal(Problem problem) : IResult, IStatusCodeHttpResult, IValueHttpResult<Problem>
{
    public int? StatusCode => ProblemStatus.Of(problem);

    public Problem Value => problem;

    public static Refusal Of(Problem problem) => new(problem);

    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, problem);

    /// <summary>Writes the problem as the response; for middleware, which has no result to return.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        var body = ApiProblem.Of(problem, context);
        context.Response.StatusCode = body.Status;
        if (problem.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return context.Response.WriteAsJsonAsync(body, json, ApiProblem.ContentType, CancellationToken.None);
    }
}

/// <summary>Declares in the description which refusals an endpoint may answer with.</summary>
public static class RefusalMetadata
{
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            foreach (var status in statuses)
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ApiProblem.ContentType]));
        });
        return builder;
    }

    /// <summary>What any endpoint may answer for what it is: signed in or not, counted or not, with a body or without.</summary>
    public static TBuilder RefusesByKind<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Finally(endpoint =>
        {
            var known = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(m => m.StatusCode).ToHashSet();
            foreach (var status in StatusesOf(endpoint).Where(known.Add))
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ApiProblem.ContentType]));
        });
        return builder;
    }

    private static IEnumerable<int> StatusesOf(EndpointBuilder endpoint)
    {
        yield return StatusCodes.Status422UnprocessableEntity;
        yield return StatusCodes.Status503ServiceUnavailable;
        if (!endpoint.Metadata.OfType<IAllowAnonymous>().Any())
            yield return StatusCodes.Status401Unauthorized;
        if (endpoint.Metadata.OfType<RateMark>().LastOrDefault()?.Class != RateClass.None)
            yield return StatusCodes.Status429TooManyRequests;
        if (endpoint is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0 })
            yield return StatusCodes.Status404NotFound;
        if (!endpoint.Metadata.OfType<IAcceptsMetadata>().Any())
            yield break;
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status413PayloadTooLarge;
        yield return StatusCodes.Status415UnsupportedMediaType;
    }
}
