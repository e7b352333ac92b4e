using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>What is to change of a project: only the fields that were sent. Null clears a field that may be empty.</summary>
public sealed record ProjectChange
{
    private readonly HashSet<string> _sent = [];

    [StringLength(ProjectRules.MostTitle, MinimumLength = 1), Readable(isOneLine: true)]
    public string? Title { get; init => field = Sent(value); }

    [StringLength(ProjectRules.MostDescription), Readable]
    public string? Description { get; init => field = Sent(value); }

    [RegularExpression(ProjectRules.LanguageTag, ErrorMessage = ProjectRules.LanguageWords), StringLength(ProjectRules.MostLanguage)]
    public string? Language { get; init => field = Sent(value); }

    [Range(1, ProjectRules.MostMinutes)]
    public int? TargetDurationMinutes { get; init => field = Sent(value); }

    [OneOf(null, ProjectRules.Female, ProjectRules.Male)]
    public string? VoiceGender { get; init => field = Sent(value); }

    [OneOf(null, ProjectRules.Professional, ProjectRules.Friendly, ProjectRules.Casual, ProjectRules.Energetic, ProjectRules.Calm, ProjectRules.Humorous)]
    public string? VoiceTone { get; init => field = Sent(value); }

    [OneOf(null, ProjectRules.Storytelling, ProjectRules.Interview, ProjectRules.Educational, ProjectRules.Conversation, ProjectRules.NewsBrief, ProjectRules.Debate, ProjectRules.Monologue)]
    public string? ScriptTemplate { get; init => field = Sent(value); }

    [Description("Title, description, tags, slug, show notes and posts in your own words; those that are left out stay as they were written. Null gives them back to be written.")]
    public SeoTexts? SeoMetadata { get; init => field = Sent(value); }

    /// <summary>What attributes cannot say: which fields may not be cleared. Null when all is well.</summary>
    internal Problem? Check()
    {
        if (Has(nameof(Title)) && string.IsNullOrWhiteSpace(Title))
            return Problems.InvalidField("title", "cannot be empty");
        return Has(nameof(Language)) && Language is null ? Problems.InvalidField("language", "cannot be empty") : SeoMetadata?.Check();
    }

    /// <summary>Why this row cannot take the change; null when it can.</summary>
    internal Problem? ObjectionTo(ProjectRow row) => SeoMetadata is not null && row.SeoMetadata is null
        ? Problems.Conflict(Phrase.Of("no_texts", "No texts are written for this project yet. Have the episode made first, or have them written (POST /api/v1/generate/seo)."))
        : null;

    /// <summary>The row as it is after the change; the same row when nothing changes.</summary>
    internal ProjectRow ApplyTo(ProjectRow row, DateTimeOffset now) => row with
    {
        Title = Has(nameof(Title)) ? Title!.Trim() : row.Title,
        Description = Has(nameof(Description)) ? Description : row.Description,
        Language = Has(nameof(Language)) ? Language! : row.Language,
        TargetDurationMinutes = Has(nameof(TargetDurationMinutes)) ? TargetDurationMinutes : row.TargetDurationMinutes,
        VoiceGender = Has(nameof(VoiceGender)) ? VoiceGender : row.VoiceGender,
        VoiceTone = Has(nameof(VoiceTone)) ? VoiceTone : row.VoiceTone,
        ScriptTemplate = Has(nameof(ScriptTemplate)) ? ScriptTemplate : row.ScriptTemplate,
        SeoMetadata = Has(nameof(SeoMetadata)) ? SeoMetadata?.ApplyTo(row.SeoMetadata!, now) : row.SeoMetadata,
    };

    private bool Has(string name) => _sent.Contains(name);

    private T Sent<T>(T value, [CallerMemberName] string name = "")
    {
        _sent.Add(name);
        return value;
    }
}
