using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PodcastMuse.Kernel;

namespace PodcastMuse.App.Docs;

/// <summary>Says of texts that they are texts: they have a converter of our own, and the exporter of schemas says nothing of such.</summary>
internal static class Texts
{
    public static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo;
        if (type.Type == typeof(string) || type.Type == typeof(Secret))
            schema.Type = JsonSchemaType.String | (MayBeNull(context.JsonPropertyInfo) ? JsonSchemaType.Null : 0);
        else if (type.ElementType == typeof(string) && type.Kind == JsonTypeInfoKind.Enumerable)
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        else if (type.ElementType == typeof(string) && type.Kind == JsonTypeInfoKind.Dictionary)
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
    }

    private static bool MayBeNull(JsonPropertyInfo? property) => property is { IsGetNullable: true } or { IsSetNullable: true };
}
