using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Kernel;

namespace PodcastMuse.Http;

/// <summary>What all endpoints share: JSON in snake_case that refuses unknown fields and fields that stand there twice, validation, one form of problems.</summary>
public static class HttpFeature
{
    public static IServiceCollection AddHttpConventions(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => Shape(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<IProblemDetailsWriter, ValidationAnswers>();
        services.AddProblemDetails();
        services.AddValidation();
        return services.AddExceptionHandler<FaultHandler>();
    }

    public static IApplicationBuilder UseHttpConventions(this IApplicationBuilder app) => app.UseExceptionHandler().UseStatusCodePages();

    /// <summary>Stands after what browsers ask before they send, and before anybody is asked who they are.</summary>
    public static IApplicationBuilder UseRequestSense(this IApplicationBuilder app) => app.Use(next => context => RequestSense.CheckAsync(context, next));

    /// <summary>An address that nobody answers is told so, signed in or not: whoever signs in would still find nothing.</summary>
    public static IApplicationBuilder UseUnknownAddresses(this IApplicationBuilder app) => app.Use(next => context =>
        context.GetEndpoint() is null ? Refusal.Of(Problems.NotFound("There is nothing at this address.")).ExecuteAsync(context) : next(context));

    private static void Shape(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DictionaryKeyPolicy = null;
        json.PropertyNameCaseInsensitive = false;
        json.AllowDuplicateProperties = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Converters.Add(new StorableText());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
