using PodcastMuse.Credits;
using PodcastMuse.Media.Audio;
using PodcastMuse.Production;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>Runs one case: an episode with the fault, and where it fails, the same again once the fault is gone.</summary>
internal sealed class CaseRun(MatrixRoom room, MatrixCase matrixCase)
{
    private const int Credits = 100;

    /// <summary>Slow answers, in milliseconds of the world: some seconds on the room's clock.</summary>
    private const int Delay = 300;

    private readonly List<string> _complaints = [];
    private readonly string _key = KeyOf(matrixCase);

    public async Task<CaseResult> RunAsync()
    {
        var begun = TimeProvider.System.GetTimestamp();
        var (outcome, words) = await TryAsync();
        return new CaseResult(matrixCase, outcome, words, TimeProvider.System.GetElapsedTime(begun).TotalSeconds, _complaints);
    }

    private async Task<(string Outcome, string Words)> TryAsync()
    {
        var call = matrixCase.Call;
        var user = await room.NewUserAsync(Credits);
        room.Keys.Give(user, call.Provider, _key);
        room.Emulator.Faults.Add(matrixCase.For(_key, Delay));
        var episode = await MatrixEpisode.BeginAsync(room, user, call, matrixCase.IsInSample ? 2 : 1);
        if (await episode.EndAsync() is not { } steps)
        {
            _complaints.Add("It does not end.");
            return ("open", "");
        }

        await JudgeAsync(episode, steps);
        var failed = steps.OrderBy(s => s.FinishedAt).FirstOrDefault(s => s.Status == StepStatus.Failed);
        room.Emulator.Faults.Lift(_key);
        if (failed is null)
            return (CaseResult.Done, "");
        JudgeFailure(failed);
        var ended = (failed.ErrorType?.Replace("/problems/", "", StringComparison.Ordinal) ?? "nothing", failed.Message ?? "");
        if (!matrixCase.IsResumed)
            return ended;
        room.Keys.Give(user, call.Provider, _key);
        // Nobody resumes while the circuit that the fault has opened is still open.
        await Task.Delay(TimeSpan.FromSeconds(30), room.Get<TimeProvider>());
        await episode.ResumeAsync();
        var again = await episode.EndAsync();
        if (again is null || again.Any(s => s.Status != StepStatus.Completed))
            _complaints.Add($"It cannot be resumed once the fault is gone: {again?.FirstOrDefault(s => s.Status == StepStatus.Failed)?.Message}");
        else
            await JudgeAsync(episode, again);
        return ended;
    }

    private async Task JudgeAsync(MatrixEpisode episode, IReadOnlyList<ProductionStep> steps)
    {
        JudgeLedger(steps, await episode.LedgerAsync());
        JudgePayments();
        var sound = await episode.FindAsync("audio/final.wav");
        if (!steps.All(s => s.Status == StepStatus.Completed))
            return;
        if (sound is null)
            _complaints.Add("It is completed without sound.");
        else if (await SpeechProbe.MeasureAsync(sound, default) is not { IsComplete: true, SpeechSeconds: > 0.5 })
            _complaints.Add("Its sound is none.");
    }

    private void JudgeLedger(IReadOnlyList<ProductionStep> steps, List<CreditTransaction> rows)
    {
        var usage = rows.Where(r => r.TransactionType == TransactionType.Usage).ToList();
        if (usage.Exists(r => r.Status == TransactionStatus.Pending))
            _complaints.Add("A row of the ledger is still pending.");
        foreach (var step in steps)
        {
            if (ProductionPlan.Of(step.Name) is not { Ledger: { } name, Credits: > 0 } definition)
                continue;
            var paid = -usage.Where(r => r.StepName == name && r.Status == TransactionStatus.Completed).Sum(r => r.Amount);
            var owed = step.Status == StepStatus.Completed ? definition.Credits : 0;
            if (paid != owed)
                _complaints.Add($"{step.Name} is {step.Status} and costs {paid} credits.");
        }

        var spent = -usage.Where(r => r.Status == TransactionStatus.Completed).Sum(r => r.Amount);
        if (rows[^1].BalanceAfter != Credits - spent)
            _complaints.Add($"The balance is {rows[^1].BalanceAfter} after {spent} of {Credits} credits were spent.");
    }

    /// <summary>Nothing that had arrived whole was bought again.</summary>
    private void JudgePayments()
    {
        // A file that is not there any more can only be made again; each fault of the step does so once.
        var mayRepeat = matrixCase is { IsLasting: true, Call.Emulated: "download" } ? 4 : 1;
        var bought = room.Emulator.Ledger.Entries.Where(e => e.Key == _key && !e.Refunded).GroupBy(e => e.Fingerprint);
        foreach (var same in bought.Where(same => same.Count() > mayRepeat && same.Any(e => e.Delivered && same.Any(later => later.Id > e.Id))))
            _complaints.Add($"{same.First().Call} was paid {same.Count()} times.");
    }

    private void JudgeFailure(ProductionStep failed)
    {
        if (failed.Name != matrixCase.Call.Step)
            _complaints.Add($"{failed.Name} failed instead of {matrixCase.Call.Step}.");
        if (failed.ErrorType is null or "/problems/internal")
            _complaints.Add($"It failed by a fault of ours: {failed.Message}");
        var words = failed.Message ?? "";
        if (!words.Contains(matrixCase.Call.ProviderName, StringComparison.Ordinal))
            _complaints.Add($"The words do not name {matrixCase.Call.ProviderName}: {words}");
        if (!words.Contains("resume", StringComparison.OrdinalIgnoreCase))
            _complaints.Add($"The words do not say what to do: {words}");
        if (words.Contains(_key, StringComparison.Ordinal))
            _complaints.Add("The words tell the key.");
    }

    /// <summary>A key of the provider's form, and of nobody else.</summary>
    private static string KeyOf(MatrixCase of) => of.Call.Provider switch
    {
        "openai" => $"sk-case{of.Number:D5}-0123456789abcdefghij",
        "google" => $"AQ.case{of.Number:D5}-0123456789abcdefghij",
        "elevenlabs" => $"case{of.Number:D5}0123456789abcdefghijklmnopqrstuv",
        _ => $"case{of.Number:D5}-0123456789abcdef",
    };
}
