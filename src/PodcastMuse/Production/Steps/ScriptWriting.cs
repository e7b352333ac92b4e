using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Has the text model write a script and keeps it as the project's next version. A pace correction other than 1 asks for the
/// same script again at the pace the voices really had; lines that stay the same keep their sound.
/// </summary>
internal sealed class ScriptWriting(Studio studio, Briefs briefs, CallJournal journal, ScriptShelf scripts, TimeProvider clock)
{
    public async Task<JournalAnswer<EpisodeScript>> WriteAsync(StepContext context, double paceCorrection, CancellationToken cancellationToken)
    {
        using var writer = studio.Text(context.UserId, context.Settings);
        var model = writer.Bare;
        var brief = await briefs.OfAsync(context, paceCorrection, cancellationToken);
        var calls = new StepCalls(journal, context, "text", model);
        // Written again, it is a part of speaking the lines, which has a progress of its own.
        var progress = paceCorrection == 1 ? context : null;
        var request = CallRequest.For("text", model.Provider, model.Model, new { brief, context.Take });
        return await journal.ValueAsync(context, request, async (_, token) => await (await writer.GetAsync(token)).WriteAsync(brief, calls, progress, token), cancellationToken) switch
        {
            JournalAnswer<ScriptDraft>.Ready(var draft, var isRepeat) =>
                new JournalAnswer<EpisodeScript>.Ready(await KeepAsync(context, brief, draft, cancellationToken), isRepeat),
            JournalAnswer<ScriptDraft>.Waiting(var after) => new JournalAnswer<EpisodeScript>.Waiting(after),
            _ => throw FaultException.Permanent(Problems.Internal("Unknown answer.")),
        };
    }

    private Task<EpisodeScript> KeepAsync(StepContext context, ScriptBrief brief, ScriptDraft draft, CancellationToken cancellationToken) =>
        scripts.SaveAsync(
            context.UserId,
            context.ProjectId,
            ScriptOrigin.Written,
            draft.PredictedSeconds,
            brief.Speakers.Select(s => new ScriptSpeaker(s.Name, s.Role, s.Voice.Gender == VoiceGender.Male ? "male" : "female")).ToList(),
            draft.Chapters.Select(c => new ScriptChapter(c.Title, c.Segments.SelectMany(s => LinesOf(s, brief.Language)).ToList())).ToList(),
            draft.Notes,
            cancellationToken);

    private IEnumerable<ScriptLine> LinesOf(DraftSegment segment, string language) =>
        LongLines.Split(segment.Text, language)
            .Select(text => new ScriptLine(Ids.New(clock), segment.Speaker, text, segment.PassageIds, segment.Direction));
}
