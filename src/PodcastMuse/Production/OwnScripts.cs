using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Projects.Sources.Scripts;

namespace PodcastMuse.Production;

/// <summary>Keeps a creator's own script as the project's script; it is spoken as it is and never rewritten.</summary>
public sealed class OwnScripts(ScriptShelf scripts, TimeProvider clock)
{
    public Task<EpisodeScript> KeepAsync(
        Guid userId, Guid projectId, ProductionSettings settings, UserScript script, CancellationToken cancellationToken) =>
        scripts.SaveAsync(
            userId, projectId, ScriptOrigin.User, predictedSeconds: 0, SpeakersOf(settings), ChaptersOf(settings, script), notes: [], cancellationToken);

    /// <summary>The row of a creator's own script, for whoever writes it together with other rows.</summary>
    public EpisodeScript Of(Guid userId, Guid projectId, int version, ProductionSettings settings, UserScript script) => new()
    {
        Id = Ids.New(clock),
        UserId = userId,
        ProjectId = projectId,
        Version = version,
        Origin = ScriptOrigin.User,
        PredictedSeconds = 0,
        Speakers = SpeakersOf(settings),
        Chapters = ChaptersOf(settings, script),
        Notes = [],
        CreatedAt = clock.GetUtcNow(),
    };

    private static List<ScriptSpeaker> SpeakersOf(ProductionSettings settings) =>
        settings.Speakers.Select(s => new ScriptSpeaker(s.Name, s.Role, s.Gender)).ToList();

    private List<ScriptChapter> ChaptersOf(ProductionSettings settings, UserScript script)
    {
        var names = script.Speakers.ToList();
        return script.Chapters.Select(c => new ScriptChapter(
            c.Title ?? settings.Title, c.Lines.SelectMany(line => LinesOf(line, names, settings.Language)).ToList())).ToList();
    }

    private IEnumerable<ScriptLine> LinesOf(UserLine line, List<string> names, string language) =>
        LongLines.Split(line.Text, language)
            .Select(text => new ScriptLine(Ids.New(clock), Math.Max(0, line.Speaker is null ? 0 : names.IndexOf(line.Speaker)), text, [], line.Direction));
}
