using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>What an order says of its project: null is not said, and stays as it is.</summary>
public sealed record ProjectWords(
    string? Title, string? Description, string? Language, int? Minutes, string? VoiceGender, string? VoiceTone, string? Template)
{
    /// <summary>Joins the caller's transaction; whoever changes the same project at the same time keeps the fields that are not said here.</summary>
    internal async Task WriteAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken)
    {
        if (this == new ProjectWords(null, null, null, null, null, null, null))
            return;
        await db.Set<Project>().Where(p => p.Id == projectId).ExecuteUpdateAsync(
            set =>
            {
                if (Title is not null)
                    set.SetProperty(p => p.Title, Title);
                if (Description is not null)
                    set.SetProperty(p => p.Description, Description);
                if (Language is not null)
                    set.SetProperty(p => p.Language, Language);
                if (Minutes is not null)
                    set.SetProperty(p => p.TargetDurationMinutes, Minutes);
                if (VoiceGender is not null)
                    set.SetProperty(p => p.VoiceGender, VoiceGender);
                if (VoiceTone is not null)
                    set.SetProperty(p => p.VoiceTone, VoiceTone);
                if (Template is not null)
                    set.SetProperty(p => p.ScriptTemplate, Template);
            },
            cancellationToken);
    }
}
