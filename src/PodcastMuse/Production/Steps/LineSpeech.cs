using PodcastMuse.Kernel;
using PodcastMuse.Language;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Packages;
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

    /// <summary>The chapter that the line stands in, from 0.</summary>
    public int Chapter { get; init; }

    /// <summary>The line's place in the project's layout, without extension.</summary>
    public string AssetPath => Path.ChangeExtension(PackagePaths.Segment(Index, Call.Hash), null);

    public double ExpectedSeconds => SpokenUnits.Count(Speech.Text, Speech.Language) / Speech.Voice.UnitsPerSecond;

    /// <summary>The calls of a whole script, in order. Each knows its neighbours for prosody; they are no part of its address.</summary>
    public static IReadOnlyList<LineCall> Of(EpisodeScript script, IReadOnlyList<Speaker> cast, string language)
    {
        var spoken = script.Chapters.SelectMany((chapter, number) => chapter.Lines.Select(line => (Line: line, Chapter: number, Words: SpeechText.Normalise(line.Text, language)))).ToList();
        return spoken.Select((line, index) =>
        {
            var before = index > 0 ? Tail(spoken[index - 1].Words) : null;
            var after = index + 1 < spoken.Count ? Head(spoken[index + 1].Words) : null;
            var call = Of(RequestOf(line.Line, line.Words, cast, language) with { PreviousText = before, NextText = after }, line.Line.Take, index);
            return call with { Chapter = line.Chapter };
        }).ToList();
    }

    /// <summary>Where the sound of a line lies that is spoken as it stands here, were it the first.</summary>
    public static string PathOf(ScriptLine line, IReadOnlyList<Speaker> cast, string language) =>
        Of(RequestOf(line, SpeechText.Normalise(line.Text, language), cast, language), line.Take, 0).AssetPath + ".wav";

    /// <summary>A line that is wanted anew is spoken as its note says; at first voices read the text alone.</summary>
    private static SpeechRequest RequestOf(ScriptLine line, string words, IReadOnlyList<Speaker> cast, string language)
    {
        var voice = cast[line.Speaker % cast.Count].Voice;
        return new SpeechRequest(words, voice, language) { Note = voice.HearsNotes && line is { Take: > 0, Direction.Length: > 0 } ? line.Direction : null };
    }

    private static LineCall Of(SpeechRequest speech, int take, int index)
    {
        var (voice, words) = (speech.Voice, speech.Text);
        object wish = (take, speech.Note) switch
        {
            (0, _) => new { voice.Id, voice.Settings, speech.Language, words },
            (_, null) => new { voice.Id, voice.Settings, speech.Language, words, take },
            (_, { } note) => new { voice.Id, voice.Settings, speech.Language, words, take, note },
        };
        var call = CallRequest.For("speech", voice.Provider, voice.Model, wish);
        return new LineCall(index, speech, call);
    }

    private static string Tail(string words) => words.Length <= Neighbour ? words : words[^Neighbour..];

    private static string Head(string words) => words.Length <= Neighbour ? words : words[..Neighbour];
}

/// <summary>A line that was spoken: where its sound is, and how long its speech lasts without silent edges, in seconds.</summary>
internal sealed record SpokenTake(int Index, string AssetPath, double TrimmedSeconds);

/// <summary>Has lines spoken through the journal, as many at once as the model allows, and checks each take before it counts.</summary>
internal sealed class LineSpeech(
    Studio studio, CallJournal journal, AssetShelf shelf, CallNews news, CoreTurns turns, DialogueSpeech dialogues, ProveTake prove, TimeProvider clock)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(2);

    /// <summary>Between two looks at what is under way when no callback tells of it: another node may have got that.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Looks without news before a turn whose lines are all begun is handed back: lines take seconds, and coming back costs more than staying.</summary>
    private const int QuietLooks = 5;

    /// <summary>Before a line whose sound was no good is asked for again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<JournalAnswer<IReadOnlyList<SpokenTake>>> SpeakAsync(
        StepContext context, IReadOnlyList<LineCall> lines, CancellationToken cancellationToken)
    {
        using var speech = studio.Speech(context.UserId, context.Settings);
        var callsBack = speech.Bare.CallsBack;
        var standing = await StandingAsync();
        if (context.Settings.Dialogue)
        {
            if (await dialogues.SpeakAsync(context, speech, lines, standing, cancellationToken) is { } wait)
                return new JournalAnswer<IReadOnlyList<SpokenTake>>.Waiting(Later(wait));
            standing = await StandingAsync();
        }

        var shelved = await shelf.PathsAsync(context.ProjectId, PackagePaths.Segments, cancellationToken);
        var looked = clock.GetTimestamp();
        using var ear = news.Listen(context.StepId);
        var round = new SpeechRound(lines, standing, context, speech.Bare.MaxConcurrency, async (line, seen, token) =>
        {
            var answer = await SpeakAsync(context, speech, line, new CallSight(seen is { IsDue: true } ? seen.Call : null, shelved.Contains(line.AssetPath)), token);
            if (answer is JournalAnswer<JournalledFile>.Waiting { Task: { } task })
                ear.Follow(task);
            return answer;
        });
        var making = round.SpeakAsync(round.Where(line => !standing.ContainsKey(line.Call.Hash)), cancellationToken);
        try
        {
            await FetchAsync();
            // Providers let tasks begin at their own pace; those that are done meanwhile are fetched meanwhile.
            while (!making.IsCompleted)
            {
                var hearing = callsBack ? ear.HearAsync(BetweenLooks, clock, cancellationToken) : null;
                await Task.WhenAny(making, hearing ?? making);
                await GoOnAsync(hearing is { IsCompletedSuccessfully: true } && await hearing);
            }

            for (var quiet = 0; callsBack && !round.IsOver && quiet < QuietLooks; quiet++)
            {
                var isTold = await ear.HearAsync(BetweenLooks, clock, cancellationToken);
                if (isTold)
                    quiet = 0;
                await GoOnAsync(isTold);
            }
        }
        finally
        {
            try
            {
                await making;
            }
            finally
            {
                await journal.LeaveAsync(ear.Close());
            }
        }

        round.ThrowFaults();
        await LookAsync();
        if (round.Where(line => !standing.TryGetValue(line.Call.Hash, out var call) || !call.IsFinished).Any(position => !round.IsReady(position)))
            return new JournalAnswer<IReadOnlyList<SpokenTake>>.Waiting(Later(standing.Values.Where(call => !call.IsFinished).Select(call => call.Rest).DefaultIfEmpty().Min()));

        // What was spoken in turns before is looked at when all is: a turn that fetches one more line would otherwise go through every line.
        await round.SpeakAsync([.. Enumerable.Range(0, lines.Count).Where(position => !round.IsReady(position))], cancellationToken);
        round.ThrowFaults();
        return round.Answer(Later);

        // A task that was told of is known: the journal is asked where it may know more.
        async Task GoOnAsync(bool isTold)
        {
            var (done, isInJournal) = ear.Take();
            await round.HearAsync(done, cancellationToken);
            if (!isTold || isInJournal || clock.GetElapsedTime(looked) >= BetweenLooks)
                await FetchAsync();
        }

        async Task FetchAsync()
        {
            await LookAsync();
            await round.SpeakAsync(round.Where(line => standing.TryGetValue(line.Call.Hash, out var call) && call.IsDue), standing, cancellationToken);
        }

        Task<IReadOnlyDictionary<string, CallStanding>> StandingAsync() => journal.StandingAsync(context, [.. lines.Select(line => line.Call.Hash)], cancellationToken);

        // What is finished stays so.
        async Task LookAsync()
        {
            looked = clock.GetTimestamp();
            var finished = standing.Where(call => call.Value.IsFinished).ToList();
            var open = lines.Select(line => line.Call.Hash).Except(finished.Select(call => call.Key));
            standing = (await journal.StandingAsync(context, [.. open], cancellationToken)).Concat(finished).ToDictionary();
        }
    }

    /// <summary>Tasks that end one after another are not looked at one after another.</summary>
    private static TimeSpan Later(TimeSpan wait) => wait > ShortestWait ? wait : ShortestWait;

    private Task<JournalAnswer<JournalledFile>> SpeakAsync(
        StepContext context, Engagement<ISpeechModel> speech, LineCall line, CallSight sight, CancellationToken cancellationToken) =>
        journal.FileAsync(
            context,
            line.Call with { CallsBack = speech.Bare.CallsBack },
            line.AssetPath,
            sight,
            (slip, token) => turns.RunAsync(speech.Bare.IsLocal, () => SendAsync(speech, line.Speech, slip, token), token),
            (made, token) => CheckAsync(made, line, token),
            cancellationToken);

    /// <summary>A line is short as it is written, and may be long as it is spoken: a number is many words.</summary>
    private async Task<ProviderAnswer<MadeFile>> SendAsync(Engagement<ISpeechModel> speech, SpeechRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        var (most, characters) = (speech.Bare.LongestText(request.Voice), request.Text.Length);
        if (characters > most)
        {
            var name = studio.Find(speech.Bare.Provider)?.Name ?? speech.Bare.Provider;
            throw FaultException.Permanent(Problems.InvalidInput(Phrase.Of(
                "line_too_long",
                $"{name} speaks at most {most:N0} characters at a time; this line has {characters:N0} as it is read out, numbers in words. Split it, then resume.",
                ("provider", name), ("most", most), ("characters", characters))));
        }

        return await (await speech.GetAsync(cancellationToken)).SpeakAsync(request, slip, cancellationToken);
    }

    private async Task<(string, FileFacts)> CheckAsync(MadeFile made, LineCall line, CancellationToken cancellationToken)
    {
        var (wav, facts) = await ProveAsync(made, line.Call.Provider, cancellationToken);
        return SpeechProbe.Judge(facts, line.ExpectedSeconds) is { } problem
            ? throw FaultException.Transient(studio.Blame(line.Call.Provider, problem), Pause)
            : (wav, new FileFacts(facts.Seconds, facts.SpeechSeconds));
    }

    private async Task<(string Wav, SpeechFacts Facts)> ProveAsync(MadeFile made, string provider, CancellationToken cancellationToken)
    {
        try
        {
            return await prove(made, cancellationToken);
        }
        catch (FaultException undecodable) when (undecodable.IsTransient)
        {
            throw FaultException.Transient(studio.Blame(provider, Problems.UnsoundResult(Phrase.Of("speech_unsound", "The speech received cannot be played."))), Pause, undecodable);
        }
    }
}
