using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Language;

namespace PodcastMuse.Projects;

/// <summary>
/// One version of a project's script; versions count from 1 and are never changed, an edit makes the next.
/// Predicted length in seconds. <see cref="Origin"/> says who wrote it: "written" (a text model) or "user".
/// </summary>
public sealed class EpisodeScript
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Guid ProjectId { get; init; }
    public required int Version { get; init; }
    public required string Origin { get; init; }
    public required double PredictedSeconds { get; init; }
    public required IReadOnlyList<ScriptSpeaker> Speakers { get; init; }
    public required IReadOnlyList<ScriptChapter> Chapters { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public IEnumerable<ScriptLine> Lines => Chapters.SelectMany(c => c.Lines);

    /// <summary>The next version, in which one line is others (usually one); all else is as it was.</summary>
    internal EpisodeScript With(Guid lineId, IReadOnlyList<ScriptLine> lines, string language, TimeProvider clock)
    {
        var chapters = Chapters.Select(c => c with { Lines = [.. c.Lines.SelectMany(old => old.Id == lineId ? lines : [old])] }).ToList();
        var (before, after) = (Units(Chapters), Units(chapters));
        return new EpisodeScript
        {
            Id = Ids.New(clock),
            UserId = UserId,
            ProjectId = ProjectId,
            Version = Version + 1,
            Origin = Origin,
            PredictedSeconds = before > 0 ? PredictedSeconds * after / before : PredictedSeconds,
            Speakers = Speakers,
            Chapters = chapters,
            Notes = Notes,
            CreatedAt = Moment.Now(clock),
        };

        double Units(IEnumerable<ScriptChapter> of) => of.Sum(c => c.Lines.Sum(line => (double)SpokenUnits.Count(line.Text, language)));
    }

    /// <summary>Writes the version down and shows it in the project's own row, or neither.</summary>
    internal async Task WriteAsync(MuseDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(this);
        await db.SaveChangesAsync(cancellationToken);
        await ShowInProjectAsync(db, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps the project's own row telling the words in force, a line each.</summary>
    internal Task ShowInProjectAsync(MuseDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = string.Join('\n', Lines.Select(line => $"{Speakers[line.Speaker].Name}: {line.Text}"));
        var now = Moment.Now(clock);
        return db.Set<Project>().Where(p => p.Id == ProjectId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ScriptContent, words).SetProperty(p => p.UpdatedAt, now), cancellationToken);
    }
}

/// <summary>A voice of the episode: name, role and gender ("female" or "male"); lines refer to it by position.</summary>
public sealed record ScriptSpeaker(string Name, string Role, string Gender);

/// <summary>A chapter: the title listeners see, and its lines in the order they are spoken.</summary>
public sealed record ScriptChapter(string Title, IReadOnlyList<ScriptLine> Lines);

/// <summary>
/// One line. <paramref name="Speaker"/> counts from 0; <paramref name="PassageIds"/> name the source passages it rests on;
/// <paramref name="Take"/> counts how often it was wanted spoken anew.
/// </summary>
public sealed record ScriptLine(Guid Id, int Speaker, string Text, IReadOnlyList<string> PassageIds, string? Direction, int Take = 0);

internal sealed class EpisodeScriptConfiguration : IEntityTypeConfiguration<EpisodeScript>
{
    public void Configure(EntityTypeBuilder<EpisodeScript> builder)
    {
        builder.ToTable("scripts");
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.Origin).HasMaxLength(10);
        builder.Property(s => s.Speakers).IsJson();
        builder.Property(s => s.Chapters).IsJson();
        builder.Property(s => s.Notes).IsJson();
        builder.Ignore(s => s.Lines);
        builder.HasIndex(s => new { s.ProjectId, s.Version }).IsUnique();
    }
}
