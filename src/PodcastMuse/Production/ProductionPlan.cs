using PodcastMuse.Jobs;

namespace PodcastMuse.Production;

/// <summary>
/// A step of the plan. <paramref name="Ledger"/> is the ledger's name of what it costs (null: free of charge by design);
/// <paramref name="NeedsApproval"/> marks the steps that wait while the creator reviews the script.
/// </summary>
public sealed record StepDefinition(
    string Name, IReadOnlyList<string> Needs, string Queue, string? Ledger = null, int Credits = 0, bool NeedsApproval = false, bool IsHeavy = false);

/// <summary>A step that a production has: free where it only follows a step that was paid for, urgent where a person waits for it.</summary>
public sealed record PlannedStep(StepDefinition Definition, bool IsFree = false, bool IsUrgent = false)
{
    /// <summary>What it costs here, in credits; usually the definition's price.</summary>
    public int Credits { get; init; } = IsFree ? 0 : Definition.Credits;
}

/// <summary>The order of production. This file draws it, and nothing else decides it.</summary>
public static class ProductionPlan
{
    public const string BriefInput = "brief_input";
    public const string ScriptGeneration = "script_generation";
    public const string TtsGeneration = "tts_generation";
    public const string AudioMastering = "audio_mastering";
    public const string ImageGeneration = "image_generation";
    public const string VideoGeneration = "video_generation";
    public const string VideoAssembly = "video_assembly";
    public const string SeoSuggestions = "seo_suggestions";
    public const string Packaging = "packaging";

    /// <summary>A line anew, in credits: the least whole amount; a step for all lines costs three.</summary>
    public const int LineCredits = 1;

    /// <summary>What a production ends with, in the project's layout.</summary>
    public const string PackagePath = "downloads/resources.zip";

    /// <summary>Steps in the order people think of them. Credits as in the brief's BASE_COSTS.</summary>
    public static readonly IReadOnlyList<StepDefinition> Steps =
    [
        new(BriefInput, [], Queues.High, "brief_input", 3),
        new(ScriptGeneration, [BriefInput], Queues.High, "script", 3),
        new(TtsGeneration, [ScriptGeneration], Queues.Medium, "tts", 3, NeedsApproval: true),
        new(AudioMastering, [TtsGeneration], Queues.Medium, IsHeavy: true),
        new(ImageGeneration, [BriefInput], Queues.Medium, "image", 3),
        new(VideoGeneration, [ImageGeneration], Queues.Low, "video", 3),
        new(VideoAssembly, [VideoGeneration, AudioMastering], Queues.Low, IsHeavy: true),
        new(SeoSuggestions, [ScriptGeneration], Queues.High, "seo", 0, NeedsApproval: true),
        new(Packaging, [TtsGeneration, AudioMastering, ImageGeneration, VideoGeneration, VideoAssembly, SeoSuggestions], Queues.Low, "platform_fee", 3, IsHeavy: true),
    ];

    private static readonly string[] VideoSteps = [VideoGeneration, VideoAssembly];

    public static StepDefinition Of(string name) => Steps.Single(s => s.Name == name);

    /// <summary>The steps of a production, with or without its video branch.</summary>
    public static IEnumerable<StepDefinition> For(bool withVideo) =>
        Steps.Where(s => withVideo || !VideoSteps.Contains(s.Name));

    /// <summary>
    /// One step alone, and what follows it free of charge: the master after the voices always, film and package where <paramref name="made"/>
    /// (steps whose files are there) has them. Packing what is there is free: the fee was for the episode.
    /// </summary>
    public static IReadOnlyList<PlannedStep> Alone(string name, IReadOnlyCollection<string> made)
    {
        string[] following = name switch
        {
            ScriptGeneration => [BriefInput],
            TtsGeneration => [AudioMastering, .. Kept(VideoAssembly), .. Kept(Packaging)],
            VideoGeneration => [.. made.Contains(AudioMastering) ? [VideoAssembly] : Array.Empty<string>(), .. Kept(Packaging)],
            ImageGeneration => [.. Kept(VideoAssembly), .. Kept(Packaging)],
            _ => [.. Kept(Packaging)],
        };
        return [.. Steps.Where(d => d.Name == name || following.Contains(d.Name)).Select(d => new PlannedStep(d, IsFree: d.Name != name || name == Packaging))];

        string[] Kept(string step) => made.Contains(step) ? [step] : [];
    }

    /// <summary>
    /// One line written or spoken anew: urgent, for a person waits, and for the least price there is. Writing changes the script only; the sound of
    /// the episode follows a line that is spoken.
    /// </summary>
    public static IReadOnlyList<PlannedStep> OneLine(string name, IReadOnlyCollection<string> made) =>
        name == ScriptGeneration
            ? [new PlannedStep(Of(name), IsUrgent: true) { Credits = LineCredits }]
            : [.. Alone(name, made).Select(s => s.IsFree ? s : s with { IsUrgent = true, Credits = LineCredits })];

    /// <summary>Steps that may run now: queued, due, and everything they need (of what this production has) is completed.</summary>
    public static IEnumerable<ProductionStep> Ready(IReadOnlyList<ProductionStep> steps, bool scriptApproved, DateTimeOffset now) =>
        steps.Where(step =>
            step.Status == StepStatus.Queued
            && (step.WakeAt is null || step.WakeAt <= now)
            && (scriptApproved || !Of(step.Name).NeedsApproval)
            && Missing(step, steps).Count == 0);

    /// <summary>Steps that can never run because something they need, directly or not, will not be there.</summary>
    public static IEnumerable<ProductionStep> Unreachable(IReadOnlyList<ProductionStep> steps)
    {
        var lost = steps.Where(s => s.Status is StepStatus.Failed or StepStatus.Skipped or StepStatus.Cancelled).Select(s => s.Name).ToHashSet();
        foreach (var definition in Steps)
        {
            if (definition.Needs.Any(lost.Contains) && steps.FirstOrDefault(s => s.Name == definition.Name) is { Status: StepStatus.Queued } step)
            {
                lost.Add(step.Name);
                yield return step;
            }
        }
    }

    private static List<ProductionStep> Missing(ProductionStep step, IReadOnlyList<ProductionStep> steps)
    {
        var needs = Of(step.Name).Needs;
        return steps.Where(s => needs.Contains(s.Name) && s.Status != StepStatus.Completed).ToList();
    }
}
