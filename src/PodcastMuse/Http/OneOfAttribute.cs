using System.ComponentModel.DataAnnotations;

namespace PodcastMuse.Http;

/// <summary>A text that is one of a few, which the refusal names; null among them stands for a field that is left out.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class OneOfAttribute(params string?[] values) : AllowedValuesAttribute(values)
{
    public override string FormatErrorMessage(string name) => $"must be one of: {string.Join(", ", Values.OfType<string>())}";
}
