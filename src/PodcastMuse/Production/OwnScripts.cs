using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Projects.Sources.Scripts;

namespace PodcastMuse.Production;

/// <summary>Keeps a creator's own script as the project's script; it is spoken as it is and never rewritten.</summary>
public sealed class OwnScripts(ScriptShelf scripts, TimeProvider clock)
{
    public Task<EpisodeScript> KeepAsync(
        Guid userId, Guid projectId, ProductionSettings settings, UserScript script, CancellationToken cancellationToken)
    {
        var names = script.Speakers.ToList();
        return scripts.SaveAsync(
            userId,
            projectId,
            ScriptOrigin.User,
            predictedSeconds: 0,
            settings.Speakers.Select(s => new ScriptSpeaker(s.Name, s.Role, s.Gender)).ToList(),
            script.Chapters.Select(c => new ScriptChapter(
                c.Title ?? settings.Title, c.Lines.SelectMany(line => LinesOf(line, names, settings.Language)).ToList())).ToList(),
            notes: [],
            cancellationToken);
    }

    private IEnumerable<ScriptLine> LinesOf(UserLine line, List<string> names, string language) =>
        LongLines.Split(line.Text, language)
            .Select(text => new ScriptLine(Ids.New(clock), Math.Max(0, line.Speaker is null ? 0 : names.IndexOf(line.Speaker)), text, [], line.Direction));
}
