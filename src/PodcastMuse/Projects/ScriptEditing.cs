using PodcastMuse.Kernel;
using PodcastMuse.Language;
using PodcastMuse.Projects.Sources.Scripts;

namespace PodcastMuse.Projects;

/// <summary>What of a project its script depends on.</summary>
internal sealed record ScriptProject(string Title, string Language, string? VoiceGender);

/// <summary>A script after an edit.</summary>
internal abstract record EditedScript
{
    private EditedScript() { }

    public sealed record Of(IReadOnlyList<ScriptSpeaker> Speakers, IReadOnlyList<ScriptChapter> Chapters, double PredictedSeconds, string Origin) : EditedScript;

    public sealed record Missing : EditedScript;

    public sealed record Refused(Problem Problem) : EditedScript;
}

/// <summary>
/// Edits of scripts as values. Lines that stay keep their ids, sources, directions and takes, so that words that come back find the sound that was
/// chosen for them; speakers keep their places, because voices go by place, until those who no longer speak would make them too many.
/// </summary>
internal static class ScriptEditing
{
    private const string Host = "host";

    public static EditedScript Replace(EpisodeScript? old, ScriptProject project, NewScript request, TimeProvider clock)
    {
        var known = old?.Lines.ToDictionary(line => line.Id) ?? [];
        if (Wrong(request.Segments, known) is { } problem)
            return new EditedScript.Refused(problem);
        var names = request.Segments.Select(segment => segment.Speaker.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count > UserScriptReader.MostSpeakers)
            return new EditedScript.Refused(Problems.InvalidField("segments", Phrase.Of("too_many_speakers", $"have {names.Count} speakers; an episode takes up to {UserScriptReader.MostSpeakers}", ("most", UserScriptReader.MostSpeakers))));
        var speakers = SpeakersOf(old?.Speakers ?? [], names, project.VoiceGender);
        if (speakers.Count > UserScriptReader.MostSpeakers)
            speakers.RemoveAll(speaker => !names.Exists(name => Same(speaker.Name, name)));
        var chapters = new List<ScriptChapter>();
        foreach (var segment in request.Segments)
        {
            var title = segment.Chapter?.Trim() is { Length: > 0 } named ? named : chapters.Count == 0 ? project.Title : chapters[^1].Title;
            if (chapters.Count == 0 || chapters[^1].Title != title)
                chapters.Add(new ScriptChapter(title, new List<ScriptLine>()));
            ((List<ScriptLine>)chapters[^1].Lines).AddRange(LinesOf(segment, speakers, known, project.Language, clock));
        }

        return Finish(old, project, speakers, chapters);
    }

    public static EditedScript Change(EpisodeScript? old, ScriptProject project, Guid segmentId, SegmentChange change)
    {
        if (old?.Lines.FirstOrDefault(line => line.Id == segmentId) is not { } line)
            return new EditedScript.Missing();
        if (change.Text is { } text && !IsSpeakable(text))
            return new EditedScript.Refused(Problems.InvalidField("text", Phrase.Of("line_empty", "holds nothing to say")));
        var speakers = old.Speakers;
        if (change.Speaker?.Trim() is { } name)
        {
            speakers = SpeakersOf(speakers, [name], project.VoiceGender);
            if (speakers.Count > UserScriptReader.MostSpeakers)
                return new EditedScript.Refused(Problems.InvalidField("speaker", Phrase.Of("too_many_speakers", $"would be another one; an episode takes up to {UserScriptReader.MostSpeakers}", ("most", UserScriptReader.MostSpeakers))));
        }

        var changed = line with
        {
            Text = change.Text?.Trim() ?? line.Text,
            Speaker = change.Speaker is null ? line.Speaker : PlaceOf(speakers, change.Speaker),
            Direction = change.SaysDirection ? change.Direction : line.Direction,
        };
        var chapters = old.Chapters.Select(chapter => chapter with { Lines = [.. chapter.Lines.Select(other => other.Id == segmentId ? changed : other)] }).ToList();
        return Finish(old, project, speakers, chapters);
    }

    private static Problem? Wrong(IReadOnlyList<NewSegment> segments, Dictionary<Guid, ScriptLine> known)
    {
        var seen = new HashSet<Guid>();
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i] is null)
                return Problems.InvalidField($"segments[{i}]", "is empty");
            if (!IsSpeakable(segments[i].Text))
                return Problems.InvalidField($"segments[{i}].text", "holds nothing to say");
            if (string.IsNullOrWhiteSpace(segments[i].Speaker))
                return Problems.InvalidField($"segments[{i}].speaker", "is missing");
            if (segments[i].Id is { } id && (!known.ContainsKey(id) || !seen.Add(id)))
                return Problems.InvalidField($"segments[{i}].id", known.ContainsKey(id) ? "is given twice" : "is not a line of the script in force; leave it out for a new line");
        }

        return null;
    }

    private static IEnumerable<ScriptLine> LinesOf(
        NewSegment segment, List<ScriptSpeaker> speakers, Dictionary<Guid, ScriptLine> known, string language, TimeProvider clock)
    {
        var kept = segment.Id is { } id ? known[id] : null;
        var direction = segment.SaysDirection ? segment.Direction : kept?.Direction;
        var place = PlaceOf(speakers, segment.Speaker);
        return LongLines.Split(segment.Text.Trim(), language).Select((text, i) => i == 0 && kept is not null
            ? kept with { Speaker = place, Text = text, Direction = direction }
            : new ScriptLine(Ids.New(clock), place, text, kept?.PassageIds ?? [], direction));
    }

    /// <summary>Those who were there in their places, then the new ones.</summary>
    private static List<ScriptSpeaker> SpeakersOf(IReadOnlyList<ScriptSpeaker> old, List<string> names, string? gender)
    {
        var speakers = old.ToList();
        foreach (var name in names.Where(name => !old.Any(speaker => Same(speaker.Name, name))))
            speakers.Add(new ScriptSpeaker(name, Host, speakers.Count % 2 == 0 ? gender ?? ProjectRules.Female : gender == ProjectRules.Male ? ProjectRules.Female : ProjectRules.Male));
        return speakers;
    }

    private static int PlaceOf(IReadOnlyList<ScriptSpeaker> speakers, string name) =>
        speakers.Index().First(speaker => Same(speaker.Item.Name, name.Trim())).Index;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool IsSpeakable(string text) => text.Any(char.IsLetterOrDigit);

    /// <summary>The prediction grows and shrinks with what there is to say.</summary>
    private static EditedScript.Of Finish(EpisodeScript? old, ScriptProject project, IReadOnlyList<ScriptSpeaker> speakers, List<ScriptChapter> chapters)
    {
        var before = old is { PredictedSeconds: > 0 } ? old.Lines.Sum(line => SpokenUnits.Count(line.Text, project.Language)) : 0;
        var after = before > 0 ? chapters.Sum(chapter => chapter.Lines.Sum(line => SpokenUnits.Count(line.Text, project.Language))) : 0;
        return new EditedScript.Of(speakers, chapters, before > 0 ? old!.PredictedSeconds * after / before : 0, ScriptOrigin.User);
    }
}
