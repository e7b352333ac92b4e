using System.Text.Json;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Prompting;

/// <summary>
/// Words for makers of pictures and clips, read from the files beside: a frame, and in it what a style or motion of the product's names
/// stands for.
/// </summary>
internal sealed record Prompts(string Frame, IReadOnlyDictionary<string, string> Choices)
{
    /// <summary>The longest idea that is put into a prompt, in characters; more says nothing more about a picture.</summary>
    private const int MostIdea = 600;

    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Prompts Pictures { get; } = Read("pictures");

    public static Prompts Motions { get; } = Read("motions");

    public IReadOnlyList<string> Names => [.. Choices.Keys];

    /// <summary>An unknown choice is the first.</summary>
    public string Of(string choice, string title, string idea) => Frame
        .Replace("{choice}", Choices.GetValueOrDefault(choice) ?? Choices.First().Value, StringComparison.Ordinal)
        .Replace("{title}", title, StringComparison.Ordinal)
        .Replace("{idea}", idea == title ? "" : idea.Shorten(MostIdea), StringComparison.Ordinal);

    private static Prompts Read(string name)
    {
        using var stream = typeof(Prompts).Assembly.GetManifestResourceStream($"Prompting.{name}.json")!;
        return JsonSerializer.Deserialize<Prompts>(stream, Form)!;
    }
}
