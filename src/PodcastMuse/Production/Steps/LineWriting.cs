using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>Has one line of the script written anew, and keeps the script with it as the next version. All other lines stay, with their sound.</summary>
internal sealed class LineWriting(Studio studio, Briefs briefs, CallJournal journal, ScriptShelf scripts, TimeProvider clock)
{
    private const string Capability = "line";

    public async Task<StepOutcome> WriteAsync(StepContext context, LineWish wish, CancellationToken cancellationToken)
    {
        var script = await scripts.NewestAsync(context.ProjectId, cancellationToken);
        if (script?.Lines.FirstOrDefault(l => l.Id == wish.LineId) is not { } line)
            throw FaultException.Permanent(Problems.Conflict(Phrase.Of("line_gone", "The line is not in the script any more.")));
        // A run that was interrupted after it had saved the line.
        if (line.Text != wish.Words)
            return new StepOutcome.Done(StepWords.LineWritten);

        using var writer = studio.Text(context.UserId, context.Settings);
        var brief = await BriefOfAsync(context, script, wish, cancellationToken);
        var calls = new StepCalls(journal, context, Capability, writer.Bare);
        var request = CallRequest.For(Capability, writer.Bare.Provider, writer.Bare.Model, new { brief, context.Take });
        switch (await journal.ValueAsync(context, request, async (_, token) => await (await writer.GetAsync(token)).RewriteAsync(brief, calls, token), cancellationToken))
        {
            case JournalAnswer<DraftSegment>.Ready(var anew, _):
                await scripts.SaveAsync(script.With(line.Id, LinesOf(line, anew, context.Settings.Language), context.Settings.Language, clock), cancellationToken);
                return new StepOutcome.Done(StepWords.LineWritten);
            case JournalAnswer<DraftSegment>.Waiting(var after):
                return new StepOutcome.LookAgain(after, StepWords.WritingLine);
            default:
                throw FaultException.Permanent(Problems.Internal("Unknown answer."));
        }
    }

    private async Task<LineBrief> BriefOfAsync(StepContext context, EpisodeScript script, LineWish wish, CancellationToken cancellationToken)
    {
        var brief = await briefs.OfAsync(context, 1, cancellationToken);
        var (chapter, line) = script.Chapters.SelectMany((c, i) => c.Lines.Select((l, j) => (l.Id, Place: (i, j)))).First(x => x.Id == wish.LineId).Place;
        return new LineBrief(brief, script.ToDraft(), chapter, line, wish.Instruction);
    }

    /// <summary>What is longer than a line may be becomes several; the first keeps the line's id.</summary>
    private List<ScriptLine> LinesOf(ScriptLine old, DraftSegment anew, string language) =>
        [.. LongLines.Split(anew.Text, language).Select((text, i) => new ScriptLine(i == 0 ? old.Id : Ids.New(clock), old.Speaker, text, anew.PassageIds, anew.Direction ?? old.Direction))];
}
