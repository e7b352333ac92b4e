using Microsoft.EntityFrameworkCore;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Orders;

/// <summary>How an order ended: it runs, or why it does not; then nothing was written or charged.</summary>
public abstract record Taken
{
    private Taken() { }

    public sealed record Started(Guid ProjectId, Guid ProductionId, int Credits, double? Minutes) : Taken;

    public sealed record Refused(Problem Problem) : Taken;
}

/// <summary>Takes orders of episodes: checks everything first, then project, price, reservation, production and steps stand in one transaction.</summary>
public sealed class Intake(
    OrderCheck check, OrderMaterial materials, OwnScripts scripts, ProductionControl control, TimeProvider clock)
{
    public async Task<Taken> TakeAsync(Guid userId, PodcastRequest request, CancellationToken cancellationToken)
    {
        var (order, known, refused) = await check.ReadAsync(userId, request, cancellationToken);
        if (order is null)
            return new Taken.Refused(refused!);
        var project = known?.Project ?? NewProject(userId, order);
        var (material, problem) = await materials.ReadAsync(request, userId, project.Id, order.Language, known?.Sources ?? [], cancellationToken);
        return material is null
            ? new Taken.Refused(problem!)
            : await StartAsync(userId, order, project, material, (known, WordsOf(request)), cancellationToken);
    }

    private async Task<Taken> StartAsync(
        Guid userId, EpisodeOrder order, Project project, OrderedMaterial material, (KnownProject? Known, ProjectWords Words) there, CancellationToken cancellationToken)
    {
        var (known, words) = there;
        var kept = material.Script is null && known?.Script is { Origin: ScriptOrigin.User } own ? own : null;
        var settings = order.ToSettings(material.Script?.Speakers ?? kept?.Speakers.Select(s => s.Name).ToList() ?? []) with
        {
            SourceIds = material.SourceIds,
            MayBeShorter = true,
            Anew = known?.Script is { Origin: ScriptOrigin.Written },
        };
        var rows = new List<object>(material.NewSources);
        if (known is null)
            rows.Insert(0, project);
        if (material.Script is { } script)
            rows.Add(scripts.Of(userId, project.Id, (known?.Script?.Version ?? 0) + 1, settings, script));

        var steps = ProductionStart.Whole(settings);
        try
        {
            var (outcome, productionId) = await control.StartAsync(new ProductionStart(userId, project.Id, settings, steps) { Rows = rows, Says = known is null ? null : words }, cancellationToken);
            var credits = steps.Sum(s => s.Definition.Credits);
            return Refusals.Of(outcome, credits) is { } refused
                ? new Taken.Refused(refused)
                : new Taken.Started(project.Id, productionId, credits, settings.Minutes);
        }
        catch (DbUpdateException) when (known is not null && material.Script is not null)
        {
            return new Taken.Refused(Refusals.ScriptChanged);
        }
    }

    private static ProjectWords WordsOf(PodcastRequest request) => new(
        request.Title?.Trim(), request.Description, request.Language, request.TargetDuration, request.VoiceGender, request.VoiceTone, request.Template);

    private Project NewProject(Guid userId, EpisodeOrder order)
    {
        var now = Moment.Now(clock);
        return new Project
        {
            Id = Ids.New(clock),
            UserId = userId,
            Title = order.Title.Trim(),
            Description = order.Idea,
            Language = order.Language,
            TargetDurationMinutes = order.Minutes,
            VoiceGender = order.VoiceGender,
            VoiceTone = order.Tone,
            ScriptTemplate = order.Template,
            Status = ProjectStatus.Generating,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
