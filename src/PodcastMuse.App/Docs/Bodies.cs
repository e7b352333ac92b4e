using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PodcastMuse.Http;

namespace PodcastMuse.App.Docs;

/// <summary>What the description says of requests beyond their types: an example of each body, and parameters as they are written.</summary>
internal static class Bodies
{
    private const string Json = "application/json";

    private static readonly Lazy<JsonObject> Examples = new(() =>
    {
        using var file = typeof(Bodies).Assembly.GetManifestResourceStream("PodcastMuse.App.Docs.examples.json")!;
        return JsonNode.Parse(file)!.AsObject();
    });

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query) ?? [])
            parameter.Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);
        if (operation.RequestBody?.Content is not { } content)
            return;
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<JsonTwinMark>().FirstOrDefault() is { } twin)
            content[Json] = new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(twin.Body, null, cancellationToken) };
        if (content.TryGetValue(Json, out var media) && media is OpenApiMediaType body && Examples.Value[operation.OperationId!] is { } example)
            body.Example = example.DeepClone();
    }
}
