using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Steps;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Orders;

/// <summary>
/// Takes orders of one line: other words, or another take of its sound. Words make the script's next version and touch no sound; a take
/// is spoken alone, and master, film and package follow it free of charge. Every other line stays, and so does its sound.
/// </summary>
internal sealed class LineOrders(IDbContextFactory<MuseDbContext> database, Offer offer, OrderCheck check, SpokenLines spoken, ProductionControl control, TimeProvider clock)
{
    /// <param name="userId">Whose.</param>
    /// <param name="projectId">Of which project.</param>
    /// <param name="lineId">Which line.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="objection">Whether the script's version in force is not the one the client means.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<Taken> TakeAsync(
        Guid userId, Guid projectId, Guid lineId, LineRequest request, Func<int, Problem?> objection, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await KnownProject.FindAsync(db, userId, projectId, cancellationToken);
        if (known?.Script is not { } script || script.Lines.FirstOrDefault(l => l.Id == lineId) is not { } line)
            return Refused(Problems.NotFound(Phrase.Of("no_script_line", "There is no such script or line of yours.")));
        if (objection(script.Version) is { } mismatch)
            return Refused(mismatch);
        var made = await db.Set<Asset>().Where(a => a.ProjectId == projectId).Select(a => a.Step).Distinct().ToListAsync(cancellationToken);
        var step = request.What == LineRequest.Text ? ProductionPlan.ScriptGeneration : ProductionPlan.TtsGeneration;
        if (step == ProductionPlan.TtsGeneration && !made.Contains(step))
            return Refused(Problems.Conflict(Phrase.Of("nothing_spoken", "Nothing is spoken yet, so there is no sound to make anew. Have the episode made first. Nothing was charged.")));

        var order = SingleSteps.KeepingMakers(Ordering.Of(new PodcastRequest { ProjectId = projectId }, known, offer), known);
        var (assigned, refusal) = await check.RuleAsync(userId, order, SingleSteps.NeedsOf(step), cancellationToken);
        if (assigned is null)
            return Refused(refusal!);
        var settings = SingleSteps.SettingsOf(step, assigned, new StepRequest(), known, made) with
        {
            Anew = step == ProductionPlan.ScriptGeneration,
            Line = new LineWish(lineId, line.Text, request.Instruction?.Trim() is { Length: > 0 } wish ? wish : null),
        };
        var (rows, problem) = await PrepareAsync(userId, step, settings, script, line, cancellationToken);
        return problem is null ? await StartAsync(new ProductionStart(userId, projectId, settings, ProductionPlan.OneLine(step, made)) { Rows = rows }, cancellationToken) : Refused(problem);
    }

    /// <summary>The script's next version, where another take is wanted of voices that can give one; or why there is nothing to be had.</summary>
    private async Task<(IReadOnlyList<object> Rows, Problem? Problem)> PrepareAsync(
        Guid userId, string step, ProductionSettings settings, EpisodeScript script, ScriptLine line, CancellationToken cancellationToken)
    {
        if (step == ProductionPlan.ScriptGeneration)
            return ([], settings.ProviderOf(Capability.Text) == Makers.BuiltIn ? BuiltInObjection(settings, line) : null);
        if (settings.Line!.Instruction is not null && !spoken.HearsNotes(userId, settings, line))
            return ([], Problems.InvalidField("instruction", Phrase.Of("note_not_heard", "cannot be told to this voice: it reads the text alone. Leave it out, change the words, or choose a model that takes notes. Nothing was charged.")));
        if (!spoken.IsLocal(userId, settings))
            return ([script.With(line.Id, [line with { Take = await NewestTakeAsync(script.ProjectId, line.Id, cancellationToken) + 1, Direction = settings.Line.Instruction ?? line.Direction }], settings.Language, clock)], null);
        var index = script.Lines.Select(l => l.Id).ToList().IndexOf(line.Id);
        return ([], await spoken.IsThereAsync(userId, settings, script, index, cancellationToken)
            ? Problems.Conflict(Phrase.Of("same_voice", "The voices of this machine say the same words the same way every time. Change the line, or its speaker's voice. Nothing was charged."))
            : null);
    }

    /// <summary>Across all versions: a script that went back to an earlier one must not be given a take that is there already.</summary>
    private async Task<int> NewestTakeAsync(Guid projectId, Guid lineId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var versions = await db.Set<EpisodeScript>().AsNoTracking().Where(s => s.ProjectId == projectId).Select(s => s.Chapters).ToListAsync(cancellationToken);
        return versions.SelectMany(chapters => chapters).SelectMany(chapter => chapter.Lines).Where(line => line.Id == lineId).Max(line => line.Take);
    }

    private static Problem? BuiltInObjection(ProductionSettings settings, ScriptLine line) =>
        settings.Line!.Instruction is not null
            ? Problems.InvalidField("instruction", Phrase.Of("instruction_not_understood", "is not understood by the built-in writer. Leave it out, edit the line yourself, or add a provider key. Nothing was charged."))
            : line.PassageIds.Count == 0
                ? Problems.Conflict(Phrase.Of("line_without_source", "This line rests on no source, and the built-in writer writes from sources only. Edit it yourself, or add a provider key. Nothing was charged."))
                : null;

    private async Task<Taken> StartAsync(ProductionStart start, CancellationToken cancellationToken)
    {
        try
        {
            var (outcome, productionId) = await control.StartAsync(start, cancellationToken);
            return Refusals.Of(outcome, ProductionPlan.LineCredits) is { } refused
                ? Refused(refused)
                : new Taken.Started(start.ProjectId, productionId, ProductionPlan.LineCredits, 0);
        }
        catch (DbUpdateException) when (start.Rows.Count > 0)
        {
            return Refused(Refusals.ScriptChanged);
        }
    }

    private static Taken.Refused Refused(Problem problem) => new(problem);
}
