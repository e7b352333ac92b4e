using PodcastMuse.Production;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>
/// A call that an episode makes: what it is for, as the table names it; the step that makes it; and what the emulator calls it.
/// <paramref name="After"/> calls of that name come before it.
/// </summary>
internal sealed record MatrixCall(string Provider, string Purpose, string Step, string Capability, string Emulated, int After = 0, string? Model = null)
{
    public static readonly IReadOnlyList<MatrixCall> All =
    [
        new("openai", "key check", ProductionPlan.BriefInput, Capabilities.Text, "models"),
        new("openai", "outline", ProductionPlan.ScriptGeneration, Capabilities.Text, "chat"),
        new("openai", "chapter", ProductionPlan.ScriptGeneration, Capabilities.Text, "chat", After: 1),
        new("openai", "search texts", ProductionPlan.SeoSuggestions, Capabilities.Text, "chat"),
        new("openai", "speech", ProductionPlan.TtsGeneration, Capabilities.Speech, "speech"),
        new("openai", "picture", ProductionPlan.ImageGeneration, Capabilities.Image, "images"),
        new("kie", "balance", ProductionPlan.BriefInput, Capabilities.Speech, "credit"),
        new("kie", "speech", ProductionPlan.TtsGeneration, Capabilities.Speech, "create.speech", Model: "elevenlabs/text-to-speech-turbo-2-5"),
        new("kie", "dialogue", ProductionPlan.TtsGeneration, Capabilities.Speech, "create.dialogue"),
        new("kie", "picture", ProductionPlan.ImageGeneration, Capabilities.Image, "create.image"),
        new("kie", "upload", ProductionPlan.VideoGeneration, Capabilities.Video, "upload"),
        new("kie", "clip", ProductionPlan.VideoGeneration, Capabilities.Video, "create.video"),
        new("kie", "look", ProductionPlan.TtsGeneration, Capabilities.Speech, "poll"),
        new("kie", "fetch", ProductionPlan.TtsGeneration, Capabilities.Speech, "download"),
        new("elevenlabs", "key check", ProductionPlan.BriefInput, Capabilities.Speech, "user"),
        new("elevenlabs", "voices", ProductionPlan.BriefInput, Capabilities.Speech, "voices"),
        new("elevenlabs", "speech", ProductionPlan.TtsGeneration, Capabilities.Speech, "speech"),
        new("google", "key check", ProductionPlan.BriefInput, Capabilities.Text, "models"),
        new("google", "outline", ProductionPlan.ScriptGeneration, Capabilities.Text, "generate.text"),
        new("google", "chapter", ProductionPlan.ScriptGeneration, Capabilities.Text, "generate.text", After: 1),
        new("google", "search texts", ProductionPlan.SeoSuggestions, Capabilities.Text, "generate.text"),
        new("google", "speech", ProductionPlan.TtsGeneration, Capabilities.Speech, "generate.speech"),
    ];

    /// <summary>The provider as people write it.</summary>
    public string ProviderName => Provider switch { "openai" => "OpenAI", "kie" => "KIE", "elevenlabs" => "ElevenLabs", _ => "Google" };

    /// <summary>Whether a script is to be written for it; all others speak one that is there.</summary>
    public bool WritesScript => Step == ProductionPlan.ScriptGeneration;

    public bool WithVideo => Capability == Capabilities.Video;

    private static class Capabilities
    {
        public const string Text = "text", Speech = "speech", Image = "image", Video = "video";
    }
}
