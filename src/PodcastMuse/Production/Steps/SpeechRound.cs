using System.Collections.Concurrent;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// One turn at the lines of a script: what each was answered, and what went wrong. After a fault that trying again does not mend nothing is
/// begun any more; what runs is paid for and comes to its end.
/// </summary>
internal sealed class SpeechRound(
    IReadOnlyList<LineCall> lines, IReadOnlyDictionary<string, CallStanding> before, StepContext context, int atOnce,
    Func<LineCall, CallStanding?, CancellationToken, Task<JournalAnswer<JournalledFile>>> speak)
{
    /// <summary>Tasks under way at once; beyond that the finished ones are fetched first.</summary>
    private const int MostWaiting = 60;

    private static readonly Dictionary<string, CallStanding> Nothing = [];

    private readonly JournalAnswer<JournalledFile>?[] _answers = new JournalAnswer<JournalledFile>?[lines.Count];
    private readonly ConcurrentQueue<FaultException> _faults = new();

    public IReadOnlyList<int> Where(Func<LineCall, bool> condition) => [.. Enumerable.Range(0, lines.Count).Where(i => condition(lines[i]))];

    /// <summary>Whether there is nothing to wait for: every line is there, or something went wrong.</summary>
    public bool IsOver => !_faults.IsEmpty || Count(IsUnderWay) == 0;

    public bool IsReady(int position) => _answers[position] is JournalAnswer<JournalledFile>.Ready;

    /// <summary>Lines that nothing is known of.</summary>
    public Task SpeakAsync(IReadOnlyList<int> positions, CancellationToken cancellationToken) => SpeakAsync(positions, Nothing, cancellationToken);

    /// <summary>Lines of which it is known how they stand. Where two are the same, the first is seen to, and the second finds what became of it.</summary>
    public Task SpeakAsync(IReadOnlyList<int> positions, IReadOnlyDictionary<string, CallStanding> standing, CancellationToken cancellationToken)
    {
        var firsts = positions.GroupBy(position => lines[position].Call.Hash).ToDictionary(same => same.Key, same => same.First());
        return Parallel.ForEachAsync(
            positions,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            (position, token) => SpeakAsync(position, firsts[lines[position].Call.Hash] == position ? standing.GetValueOrDefault(lines[position].Call.Hash) : null, token));
    }

    /// <summary>Tasks of this round that were told to be done, which are due by that; one whose line is there by now is not fetched twice.</summary>
    public Task HearAsync(IReadOnlyList<ProviderCall> done, CancellationToken cancellationToken)
    {
        var ready = Where(line => true).Where(IsReady).Select(position => lines[position].Call.Hash).ToHashSet();
        var due = done.Where(task => task.State == CallState.Waiting && !ready.Contains(task.RequestHash))
            .DistinctBy(task => task.RequestHash).ToDictionary(task => task.RequestHash, task => new CallStanding(task, TimeSpan.Zero));
        foreach (var standing in due.Values)
            standing.Call.LookAt = null;
        return SpeakAsync(Where(line => due.ContainsKey(line.Call.Hash)), due, cancellationToken);
    }

    public void ThrowFaults()
    {
        if (Faults.WorstOf(_faults) is { } worst)
            throw worst;
    }

    /// <summary>All takes; or, where a sound that was there is being made anew, how long to wait.</summary>
    public JournalAnswer<IReadOnlyList<SpokenTake>> Answer(Func<TimeSpan, TimeSpan> later)
    {
        if (_answers.OfType<JournalAnswer<JournalledFile>.Waiting>().Select(w => (TimeSpan?)w.LookAgainAfter).Min() is { } rest)
            return new JournalAnswer<IReadOnlyList<SpokenTake>>.Waiting(later(rest));
        var ready = _answers.Cast<JournalAnswer<JournalledFile>.Ready>().ToList();
        return new JournalAnswer<IReadOnlyList<SpokenTake>>.Ready(
            [.. ready.Select((r, i) => new SpokenTake(lines[i].Index, r.Value.AssetPath, r.Value.Facts.TrimmedSeconds))], ready.TrueForAll(r => r.IsRepeat));
    }

    private async ValueTask SpeakAsync(int position, CallStanding? standing, CancellationToken cancellationToken)
    {
        if (_faults.Any(f => !f.IsTransient) || (!IsUnderWay(position) && Count(IsUnderWay) >= MostWaiting))
            return;
        try
        {
            _answers[position] = await speak(lines[position], standing, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Thrown on, whatever it is would cancel the calls beside it, which are paid for.
            _faults.Enqueue(Faults.Explain(fault));
            return;
        }

        if (!IsReady(position))
            return;
        var spoken = Count(i => IsReady(i) || WasReady(i));
        context.Report(spoken / (double)lines.Count, StepWords.LinesSpoken(spoken, lines.Count));
    }

    private bool WasReady(int position) => before.TryGetValue(lines[position].Call.Hash, out var call) && call.IsFinished;

    private bool IsUnderWay(int position) => _answers[position] is { } answer
        ? answer is JournalAnswer<JournalledFile>.Waiting
        : before.TryGetValue(lines[position].Call.Hash, out var call) && !call.IsFinished;

    private int Count(Func<int, bool> condition) => Enumerable.Range(0, lines.Count).Count(condition);
}
