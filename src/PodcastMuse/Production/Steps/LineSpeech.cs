using System.Collections.Concurrent;
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
/// A line as a call: its content address is the hash of provider, model, voice, settings, language and the words as spoken,
/// and of the take where it was wanted anew.
/// Same address, same sound, no call.
/// </summary>
internal sealed record LineCall(int Index, SpeechRequest Speech, CallRequest Call)
{
    /// <summary>Characters of a neighbouring line that prosody is taken from.</summary>
    private const int Neighbour = 300;

    /// <summary>The line's place in the project's layout, without extension.</summary>
    public string AssetPath => Path.ChangeExtension(PackagePaths.Segment(Index, Call.Hash), null);

    public double ExpectedSeconds => SpokenUnits.Count(Speech.Text, Speech.Language) / Speech.Voice.UnitsPerSecond;

    /// <summary>The calls of a whole script, in order. Each knows its neighbours for prosody; they are no part of its address.</summary>
    public static IReadOnlyList<LineCall> Of(EpisodeScript script, IReadOnlyList<Speaker> cast, string language)
    {
        var spoken = script.Lines.Select(line => (line.Speaker, line.Take, Words: SpeechText.Normalise(line.Text, language))).ToList();
        return spoken.Select((line, index) => Of(
            new SpeechRequest(
                line.Words,
                cast[line.Speaker % cast.Count].Voice,
                language,
                index > 0 ? Tail(spoken[index - 1].Words) : null,
                index + 1 < spoken.Count ? Head(spoken[index + 1].Words) : null),
            line.Take,
            index)).ToList();
    }

    private static LineCall Of(SpeechRequest speech, int take, int index)
    {
        var (voice, words) = (speech.Voice, speech.Text);
        var call = take == 0
            ? CallRequest.For("speech", voice.Provider, voice.Model, new { voice.Id, voice.Settings, speech.Language, words })
            : CallRequest.For("speech", voice.Provider, voice.Model, new { voice.Id, voice.Settings, speech.Language, words, take });
        return new LineCall(index, speech, call);
    }

    private static string Tail(string words) => words.Length <= Neighbour ? words : words[^Neighbour..];

    private static string Head(string words) => words.Length <= Neighbour ? words : words[..Neighbour];
}

/// <summary>A line that was spoken: where its sound is, and how long its speech lasts without silent edges, in seconds.</summary>
internal sealed record SpokenTake(int Index, string AssetPath, double TrimmedSeconds);

/// <summary>Has lines spoken through the journal, as many at once as the model allows, and checks each take before it counts.</summary>
internal sealed class LineSpeech(Studio studio, CallJournal journal, CoreTurns turns)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(2);

    /// <summary>Tasks under way at once; beyond that the finished ones are fetched first.</summary>
    private const int MostWaiting = 60;

    /// <summary>Before a line whose sound was no good is asked for again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<JournalAnswer<IReadOnlyList<SpokenTake>>> SpeakAsync(
        StepContext context, IReadOnlyList<LineCall> lines, CancellationToken cancellationToken)
    {
        using var speech = studio.Speech(context.UserId, context.Settings);
        var answers = new JournalAnswer<JournalledFile>?[lines.Count];
        var (done, waiting) = (0, 0);
        var faults = new ConcurrentQueue<FaultException>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = speech.Bare.MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(lines.Select((line, position) => (line, position)), options, async (item, token) =>
        {
            // After a fault that trying again does not mend nothing is begun any more; what runs is paid for and comes to its end.
            if (faults.Any(f => !f.IsTransient) || Volatile.Read(ref waiting) >= MostWaiting)
                return;
            try
            {
                answers[item.position] = await SpeakAsync(context, speech, item.line, token);
            }
            catch (FaultException fault)
            {
                faults.Enqueue(fault);
                return;
            }

            if (answers[item.position] is JournalAnswer<JournalledFile>.Ready)
            {
                var spoken = Interlocked.Increment(ref done);
                context.Report(spoken / (double)lines.Count, StepWords.LinesSpoken(spoken, lines.Count));
            }
            else
            {
                Interlocked.Increment(ref waiting);
            }
        });
        if ((faults.FirstOrDefault(f => !f.IsTransient) ?? faults.MaxBy(f => f.RetryAfter)) is { } worst)
            throw worst;

        var waits = answers.OfType<JournalAnswer<JournalledFile>.Waiting>().Select(w => w.LookAgainAfter).ToList();
        if (waits.Count > 0 || answers.Contains(null))
            return new JournalAnswer<IReadOnlyList<SpokenTake>>.Waiting(Later(waits.DefaultIfEmpty().Min()));
        var ready = answers.Cast<JournalAnswer<JournalledFile>.Ready>().ToList();
        return new JournalAnswer<IReadOnlyList<SpokenTake>>.Ready(
            ready.Select((r, i) => new SpokenTake(lines[i].Index, r.Value.AssetPath, r.Value.Facts.TrimmedSeconds)).ToList(),
            ready.TrueForAll(r => r.IsRepeat));
    }

    /// <summary>Tasks that end one after another are not looked at one after another.</summary>
    private static TimeSpan Later(TimeSpan wait) => wait > ShortestWait ? wait : ShortestWait;

    private Task<JournalAnswer<JournalledFile>> SpeakAsync(
        StepContext context, Engagement<ISpeechModel> speech, LineCall line, CancellationToken cancellationToken) =>
        journal.FileAsync(
            context,
            line.Call with { CallsBack = speech.Bare.CallsBack },
            line.AssetPath,
            (slip, token) => turns.RunAsync(speech.Bare.IsLocal, async () => await (await speech.GetAsync(token)).SpeakAsync(line.Speech, slip, token), token),
            (made, token) => CheckAsync(made, line, token),
            cancellationToken);

    private static async Task<SpeechFacts> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await SpeechProbe.MeasureAsync(path, cancellationToken);
        }
        catch (FaultException undecodable) when (undecodable.IsTransient)
        {
            throw FaultException.Transient(undecodable.Problem, Pause, undecodable);
        }
    }

    private static async Task<(string, FileFacts)> CheckAsync(MadeFile made, LineCall line, CancellationToken cancellationToken)
    {
        var facts = await MeasureAsync(made.Path, cancellationToken);
        if (SpeechProbe.Judge(facts, line.ExpectedSeconds) is { } problem)
            throw FaultException.Transient(problem, Pause);
        var path = made.Path;
        if (made.ContentType != "audio/wav")
        {
            path = Path.ChangeExtension(made.Path, ".decoded.wav");
            await Ffmpeg.RunAsync(["-i", made.Path, "-c:a", "pcm_s16le", path], cancellationToken);
        }

        return (path, new FileFacts(facts.Seconds, facts.SpeechSeconds));
    }
}
