using PodcastMuse.Production.Journal;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Neighbouring lines that are spoken as one conversation. Where the provider does not tell when each turn begins, a run is of a man's and
/// a woman's voice in turn, since only these can be told apart surely (<see cref="Media.Audio.DialogueCut"/>). Runs are drawn over the whole
/// script, whatever is spoken already, so that the same lines make the same run at every turn of the step.
/// </summary>
internal sealed record DialogueRun(IReadOnlyList<LineCall> Lines)
{
    /// <summary>Turns of a run: a recording that comes to nothing has cost no more than these.</summary>
    private const int MostTurns = 8;

    /// <summary>Characters of a run, some two minutes of speech; models wander off in longer ones.</summary>
    private const int MostCharacters = 1_800;

    public CallRequest Call { get; } = CallRequest.For(
        "speech", Lines[0].Call.Provider, Lines[0].Call.Model, new { dialogue = Lines.Select(l => l.Call.Hash).ToList() });

    public static IReadOnlyList<DialogueRun> Of(IReadOnlyList<LineCall> lines, IDialogueModel model)
    {
        var runs = new List<DialogueRun>();
        var open = new List<LineCall>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            // The same words twice have one address, and one sound, wherever in the script they stand: they are not spoken in two runs.
            var isFirst = seen.Add(line.Call.Hash);
            if (open.Count > 0 && (!isFirst || !Takes(open, line, model)))
                Close();
            if (isFirst && model.DialogueOf(line.Speech.Voice.Model) is not null)
                open.Add(line);
        }

        Close();
        return runs;

        void Close()
        {
            if (open.Count > 1)
                runs.Add(new DialogueRun([.. open]));
            open.Clear();
        }
    }

    private static bool Takes(List<LineCall> open, LineCall next, IDialogueModel model)
    {
        var (voice, last) = (next.Speech.Voice, open[^1].Speech.Voice);
        if (model.DialogueOf(voice.Model) is not { } limits || voice.Model != last.Model || next.Chapter != open[^1].Chapter || open.Count == MostTurns
            || open.Sum(l => l.Speech.Text.Length) + next.Speech.Text.Length > Math.Min(MostCharacters, limits.Characters))
        {
            return false;
        }

        var voices = open.Select(l => l.Speech.Voice.Id).Append(voice.Id).Distinct().Count();
        return voices <= (limits.TellsTurns ? limits.Voices : 2) && CanAnswer(voice, last, limits);
    }

    /// <summary>Whether any two of these voices can be recorded as one conversation.</summary>
    public static bool IsPossible(IReadOnlyList<Voice> voices, IDialogueModel model) =>
        voices.Any(voice => model.DialogueOf(voice.Model) is { } limits && voices.Any(other => other.Id != voice.Id && other.Model == voice.Model && CanAnswer(other, voice, limits)));

    /// <summary>Whether the turn of one voice can be told from that of the voice before.</summary>
    private static bool CanAnswer(Voice voice, Voice last, DialogueLimits limits) => limits.TellsTurns || (voice.Id != last.Id && voice.Gender != last.Gender);
}
