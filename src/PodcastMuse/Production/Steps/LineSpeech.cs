using PodcastMuse.Kernel;
using PodcastMuse.Language;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Packages;
using PodcastMuse.Media.Tools;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// A line as a call: its content address is the hash of provider, model, voice, settings, language and the words as spoken.
/// Same address, same sound, no call.
/// </summary>
internal sealed record LineCall(int Index, SpeechRequest Speech, CallRequest Call)
{
    /// <summary>The line's place in the project's layout, without extension.</summary>
    public string AssetPath => Path.ChangeExtension(PackagePaths.Segment(Index, Call.Hash), null);

    public double ExpectedSeconds => SpokenUnits.Count(Speech.Text, Speech.Language) / Speech.Voice.UnitsPerSecond;

    /// <summary>The calls of a whole script, in order.</summary>
    public static IReadOnlyList<LineCall> Of(EpisodeScript script, IReadOnlyList<Speaker> cast, string language) =>
        script.Lines.Select((line, index) => Of(line, index, cast[line.Speaker % cast.Count].Voice, language)).ToList();

    private static LineCall Of(ScriptLine line, int index, Voice voice, string language)
    {
        var words = SpeechText.Normalise(line.Text, language);
        var call = CallRequest.For("speech", voice.Provider, voice.Model, new { voice.Id, voice.Settings, language, words });
        return new LineCall(index, new SpeechRequest(words, voice, language), call);
    }
}

/// <summary>A line that was spoken: where its sound is, and how long its speech lasts without silent edges, in seconds.</summary>
internal sealed record SpokenTake(int Index, string AssetPath, double TrimmedSeconds);

/// <summary>Has lines spoken through the journal, as many at once as the model allows, and checks each take before it counts.</summary>
internal sealed class LineSpeech(Studio studio, CallJournal journal, CoreTurns turns)
{
    public async Task<JournalAnswer<IReadOnlyList<SpokenTake>>> SpeakAsync(
        StepContext context, IReadOnlyList<LineCall> lines, CancellationToken cancellationToken)
    {
        var speech = studio.Speech(context.Settings);
        var answers = new JournalAnswer<JournalledFile>[lines.Count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = speech.MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(lines.Select((line, position) => (line, position)), options, async (item, token) =>
        {
            answers[item.position] = await SpeakAsync(context, speech, item.line, token);
            if (answers[item.position] is JournalAnswer<JournalledFile>.Ready)
            {
                var spoken = Interlocked.Increment(ref done);
                context.Report(spoken / (double)lines.Count, $"{spoken} of {lines.Count} lines are spoken");
            }
        });

        var waits = answers.OfType<JournalAnswer<JournalledFile>.Waiting>().Select(w => w.LookAgainAfter).ToList();
        if (waits.Count > 0)
            return new JournalAnswer<IReadOnlyList<SpokenTake>>.Waiting(waits.Min());
        var ready = answers.Cast<JournalAnswer<JournalledFile>.Ready>().ToList();
        return new JournalAnswer<IReadOnlyList<SpokenTake>>.Ready(
            ready.Select((r, i) => new SpokenTake(lines[i].Index, r.Value.AssetPath, r.Value.Facts.TrimmedSeconds)).ToList(),
            ready.TrueForAll(r => r.IsRepeat));
    }

    private Task<JournalAnswer<JournalledFile>> SpeakAsync(StepContext context, ISpeechModel speech, LineCall line, CancellationToken cancellationToken) =>
        journal.FileAsync(
            context,
            line.Call,
            line.AssetPath,
            (taskId, output, token) => turns.RunAsync(speech.IsLocal, () => speech.SpeakAsync(line.Speech, taskId, output, token), token),
            (made, token) => CheckAsync(made, line, token),
            cancellationToken);

    private static async Task<(string, FileFacts)> CheckAsync(MadeFile made, LineCall line, CancellationToken cancellationToken)
    {
        var facts = await SpeechProbe.MeasureAsync(made.Path, cancellationToken);
        if (SpeechProbe.Judge(facts, line.ExpectedSeconds) is { } problem)
            throw FaultException.Transient(problem);
        var path = made.Path;
        if (made.ContentType != "audio/wav")
        {
            path = Path.ChangeExtension(made.Path, ".decoded.wav");
            await Ffmpeg.RunAsync(["-i", made.Path, "-c:a", "pcm_s16le", path], cancellationToken);
        }

        return (path, new FileFacts(facts.Seconds, facts.SpeechSeconds));
    }
}
