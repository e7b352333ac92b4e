using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PodcastMuse.Http;

namespace PodcastMuse.Projects;

/// <summary>A project to begin. What is left out may be chosen later.</summary>
public sealed record NewProject
{
    [Required, StringLength(ProjectRules.MostTitle, MinimumLength = 1), Readable(isOneLine: true), Description("What listeners see; one line.")]
    public string Title { get; init; } = "";

    [StringLength(ProjectRules.MostDescription), Readable, Description("The idea: what the episode is about.")]
    public string? Description { get; init; }

    [RegularExpression(ProjectRules.LanguageTag, ErrorMessage = ProjectRules.LanguageWords), StringLength(ProjectRules.MostLanguage), DefaultValue("en")]
    public string? Language { get; init; }

    [Range(1, ProjectRules.MostMinutes), Description("Minutes.")]
    public int? TargetDurationMinutes { get; init; }

    [OneOf(null, ProjectRules.Female, ProjectRules.Male)]
    public string? VoiceGender { get; init; }

    [OneOf(null, ProjectRules.Professional, ProjectRules.Friendly, ProjectRules.Casual, ProjectRules.Energetic, ProjectRules.Calm, ProjectRules.Humorous)]
    public string? VoiceTone { get; init; }

    [OneOf(null, ProjectRules.Storytelling, ProjectRules.Interview, ProjectRules.Educational, ProjectRules.Conversation, ProjectRules.NewsBrief, ProjectRules.Debate, ProjectRules.Monologue)]
    public string? ScriptTemplate { get; init; }
}
