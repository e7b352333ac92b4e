using System.Collections.Concurrent;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Has runs of lines spoken as conversations, and cuts each recording into its lines, which then stand under their own addresses as if they
/// had been asked for alone: a line that is edited later costs that line. A recording that cannot be cut with certainty is left, and its
/// lines are asked for alone.
/// </summary>
internal sealed class DialogueSpeech(CallJournal journal, AssetShelf shelf, ProveTake prove)
{
    /// <summary>Problems after which lines asked for alone may still do.</summary>
    private static readonly HashSet<string> OfDialogues = [Problems.ProviderRefused("").Type, Problems.RequestTooLarge("").Type, Problems.UnsoundResult("").Type];

    /// <summary>Null when every run is done with; else how long to wait.</summary>
    public async Task<TimeSpan?> SpeakAsync(
        StepContext context, Engagement<ISpeechModel> speech, IReadOnlyList<LineCall> lines, IReadOnlyDictionary<string, CallStanding> standing, CancellationToken cancellationToken)
    {
        if (speech.Bare is not IDialogueModel bare)
            return null;
        var wanted = await WantedAsync(context, DialogueRun.Of(lines, bare), standing, cancellationToken);
        var waits = new TimeSpan?[wanted.Count];
        var faults = new ConcurrentQueue<FaultException>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, wanted.Count),
            new ParallelOptions { MaxDegreeOfParallelism = bare.MaxConcurrency, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                // What runs is paid for and comes to its end; after a fault that trying again does not mend nothing is begun any more.
                if (faults.Any(f => !f.IsTransient))
                    return;
                try
                {
                    waits[i] = await SpeakAsync(context, speech, wanted[i], token);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    faults.Enqueue(Faults.Explain(fault));
                }
            });
        return Faults.WorstOf(faults) is { } worst ? throw worst : waits.Min();
    }

    /// <summary>A task that is under way is paid for and seen to its end. Another run of which a line is spoken, or being spoken, is none any more.</summary>
    private async Task<List<DialogueRun>> WantedAsync(
        StepContext context, IReadOnlyList<DialogueRun> runs, IReadOnlyDictionary<string, CallStanding> standing, CancellationToken cancellationToken)
    {
        var stored = (await shelf.ListAsync(context.ProjectId, cancellationToken)).Select(a => a.Path).ToHashSet();
        var begun = await journal.StandingAsync(context, [.. runs.Select(run => run.Call.Hash)], cancellationToken);
        return [.. runs.Where(run => begun.TryGetValue(run.Call.Hash, out var call) && (call.IsFinished || call.Call.TaskId is not null)
            ? !call.IsFinished
            : !run.Lines.Any(l => standing.ContainsKey(l.Call.Hash) || stored.Contains(l.AssetPath + ".wav")))];
    }

    private async Task<TimeSpan?> SpeakAsync(StepContext context, Engagement<ISpeechModel> speech, DialogueRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.ValueAsync<bool>(
                context, run.Call with { CallsBack = speech.Bare.CallsBack }, (slip, token) => SendAsync(context, speech, run, slip, token), cancellationToken)
                is JournalAnswer<bool>.Waiting(var after) ? after : null;
        }
        catch (FaultException refused) when (OfDialogues.Contains(refused.Problem.Type))
        {
            return null;
        }
    }

    private async Task<ProviderAnswer<bool>> SendAsync(
        StepContext context, Engagement<ISpeechModel> speech, DialogueRun run, CallSlip slip, CancellationToken cancellationToken)
    {
        var model = (IDialogueModel)await speech.GetAsync(cancellationToken);
        return await model.ConverseAsync([.. run.Lines.Select(l => l.Speech)], slip, cancellationToken) switch
        {
            ProviderAnswer<MadeDialogue>.Finished(var made, var usage) => new ProviderAnswer<bool>.Finished(await KeepAsync(context, run, made), usage),
            ProviderAnswer<MadeDialogue>.Waiting(var task, var after) => new ProviderAnswer<bool>.Waiting(task, after),
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    /// <summary>Whether every line was found in the recording; then each has its sound. The recording is paid for, so that nobody stops this.</summary>
    private async Task<bool> KeepAsync(StepContext context, DialogueRun run, MadeDialogue made)
    {
        if (await CutAsync(context, run, made, CancellationToken.None) is not { } takes)
            return false;
        foreach (var (line, path, facts) in takes)
        {
            await journal.FileAsync(
                context, line.Call, line.AssetPath,
                // Paid for with the run.
                (_, _) => Task.FromResult<ProviderAnswer<MadeFile>>(new ProviderAnswer<MadeFile>.Finished(new MadeFile(path, "audio/wav"), Usage.Free("characters", 0))),
                (file, _) => Task.FromResult((file.Path, facts)),
                CancellationToken.None);
        }

        return true;
    }

    private async Task<List<(LineCall Line, string Path, FileFacts Facts)>?> CutAsync(StepContext context, DialogueRun run, MadeDialogue made, CancellationToken cancellationToken)
    {
        try
        {
            var (wav, facts) = await prove(made.File, cancellationToken);
            if (!facts.IsComplete)
                return null;
            using var recording = await Speech.LoadAsync(wav, cancellationToken);
            if (PartsOf(recording.Samples.Span, run, made.Turns) is not { } parts)
                return null;
            var takes = new List<(LineCall, string, FileFacts)>();
            foreach (var (line, part) in run.Lines.Zip(parts))
            {
                var path = Path.Combine(context.Scratch, $"{run.Call.Hash}.{line.Call.Hash}.turn.wav");
                await File.WriteAllBytesAsync(path, TakeFile.Of(recording.Samples.Span.Slice(part.Start, part.Length), Pcm.Rate), cancellationToken);
                var take = await SpeechProbe.MeasureAsync(path, cancellationToken);
                if (SpeechProbe.Judge(take, line.ExpectedSeconds) is not null)
                    return null;
                takes.Add((line, path, new FileFacts(take.Seconds, take.SpeechSeconds)));
            }

            return takes;
        }
        catch (FaultException undecodable) when (undecodable.Problem.Type == Problems.UnsoundResult("").Type)
        {
            return null;
        }
    }

    private static IReadOnlyList<SoundPart>? PartsOf(ReadOnlySpan<float> samples, DialogueRun run, IReadOnlyList<(double Start, double End)>? told)
    {
        if (told is not null)
            return DialogueCut.At(samples, told);
        var first = run.Lines[0].Speech.Voice.Id;
        return DialogueCut.Find(samples, [.. run.Lines.Select(l => new ExpectedTurn(l.Speech.Voice.Id == first ? 0 : 1, l.ExpectedSeconds))]);
    }
}
