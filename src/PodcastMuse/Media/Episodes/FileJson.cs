using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PodcastMuse.Media.Episodes;

/// <summary>JSON of the files we hand out: indented, letters of every script as themselves, absent values left out.</summary>
internal static class FileJson
{
    /// <summary>Names as our API has them: snake_case.</summary>
    public static readonly JsonSerializerOptions Snake = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Names as the Podcasting 2.0 formats have them: camelCase.</summary>
    public static readonly JsonSerializerOptions Camel = new(Snake) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
}
