using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PodcastMuse.Data;

/// <summary>Columns that hold a value as JSON: <c>jsonb</c> on PostgreSQL, text on SQLite.</summary>
public static class JsonColumn
{
    private const string Mark = "Muse:Json";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static bool Marks(IMutableProperty property) => property.FindAnnotation(Mark) is not null;

    /// <summary>Stores the property as JSON; values are compared by their JSON.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
        where T : notnull =>
        property
            .HasConversion(
                value => Write(value),
                text => Read<T>(text),
                new ValueComparer<T>((a, b) => Write(a!) == Write(b!), value => Write(value).GetHashCode(StringComparison.Ordinal), value => Read<T>(Write(value))))
            .HasAnnotation(Mark, true);

    /// <summary>The property is JSON already.</summary>
    public static PropertyBuilder<string> IsJsonText(this PropertyBuilder<string> property) => property.HasAnnotation(Mark, true);

    /// <inheritdoc cref="IsJsonText(PropertyBuilder{string})"/>
    public static PropertyBuilder<string?> IsOptionalJsonText(this PropertyBuilder<string?> property) => property.HasAnnotation(Mark, true);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
