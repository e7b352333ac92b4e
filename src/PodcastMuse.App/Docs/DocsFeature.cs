using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using PodcastMuse.Http;
using Scalar.AspNetCore;

namespace PodcastMuse.App.Docs;

/// <summary>Registers the API's description (OpenAPI 3.1 at <c>/openapi/v1.json</c>) and the page that shows it (<c>/docs</c>).</summary>
internal static class DocsFeature
{
    private const string Bearer = "bearer";

    public static IServiceCollection AddDocs(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, token) =>
        {
            RequireToken(operation, context);
            await Bodies.DescribeAsync(operation, context, token);
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Texts.Describe(schema, context);
            return Task.CompletedTask;
        });
    });

    public static void MapDocs(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().Limited(RateClass.None);
        app.MapScalarApiReference("/docs", options => options.WithTitle("Podcast Muse API").DisableDefaultFonts().DisableTelemetry().DisableAgent())
            .AllowAnonymous().Limited(RateClass.None);
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Podcast Muse",
            Version = "1.0",
            Description = """
                From an idea or documents to a finished podcast episode.

                JSON is snake_case, times are RFC 3339 in UTC, ids are UUIDs. Lists take `page` and `page_size` and answer `items`, `total`,
                `page` and `page_size`. What is refused answers `application/problem+json` with a stable `type`, words to act on in `detail`,
                and `errors` by field. Unknown fields are refused, so that a typing error never costs money. Send an `Idempotency-Key`
                with a POST that creates or charges, and repeat it safely.
                """,
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                BearerFormat = "JWT",
                Description = "The access token that /api/v1/auth/login answers; valid for 15 minutes.",
            },
        };
    }

    private static void RequireToken(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            return;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
    }
}
