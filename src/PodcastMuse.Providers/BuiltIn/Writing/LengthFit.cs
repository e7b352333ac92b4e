namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Finds what to say so that the whole script, bridges and gaps included, lasts as long as asked. First a budget per chapter is filled in the order of
/// importance; then the least important stretches are shortened, dropped or joined by the next until the sum is right.
/// </summary>
internal sealed class LengthFit(IReadOnlyList<PlannedChapter> plan, Pacing pacing, Func<Choice, IReadOnlyList<DraftChapter>> compose)
{
    private const int Rounds = 12;
    private const int ExactTries = 8;

    // Nearer than this, or than 0.3 seconds, nobody hears a difference; the master may stretch ten times as much.
    private const double CloseEnough = 0.003;

    private readonly double[] capacity = [.. plan.Select(c => c.Order.Sum(s => pacing.About(s.Text(s.Sentences.Count))))];

    /// <summary>Seconds of the longest script the material gives; where it surely is more than asked, only that.</summary>
    public double Most(double? asked) => capacity.Sum() > 1.5 * asked ? capacity.Sum() : Seconds(Fill(double.MaxValue));

    public Choice Fit(double seconds)
    {
        var (best, bestError) = (Fill(seconds * 0.8), double.MaxValue);
        var budget = seconds * 0.8;
        for (var round = 0; round < Rounds && Math.Abs(bestError) > seconds * 0.01; round++)
        {
            var choice = Fill(budget);
            var error = seconds - Seconds(choice);
            if (Math.Abs(error) < Math.Abs(bestError))
                (best, bestError) = (choice, error);
            budget = Math.Max(1, budget + (error * (round < 4 ? 1 : 0.5)));
        }
        return Tuned(best, seconds);
    }

    private double Seconds(Choice choice) => pacing.Predict(compose(choice));

    private Choice Fill(double budget)
    {
        var choice = new Choice(plan);
        var shares = Shares(budget);
        for (var chapter = 0; chapter < plan.Count; chapter++)
        {
            var filled = 0.0;
            foreach (var stretch in plan[chapter].Order)
            {
                var seconds = pacing.About(stretch.Text(stretch.Sentences.Count));
                if (filled > 0 && filled + (seconds / 2) > shares[chapter])
                    break;
                choice.Set(stretch, stretch.Sentences.Count);
                filled += seconds;
            }
        }
        return choice;
    }

    // Shares grow with the square root of what a chapter has to say; what one cannot use goes to the others.
    private double[] Shares(double budget)
    {
        var shares = new double[plan.Count];
        var open = Enumerable.Range(0, plan.Count).ToList();
        while (open.Count > 0)
        {
            var roots = open.Sum(i => Math.Sqrt(capacity[i]));
            var full = open.Where(i => budget * Math.Sqrt(capacity[i]) / roots >= capacity[i]).ToList();
            foreach (var i in full.Count > 0 ? full : open)
                shares[i] = full.Count > 0 ? capacity[i] : budget * Math.Sqrt(capacity[i]) / roots;
            if (full.Count == 0)
                break;
            budget -= full.Sum(i => capacity[i]);
            open = [.. open.Except(full)];
        }
        return shares;
    }

    private Choice Tuned(Choice choice, double seconds)
    {
        var error = seconds - Seconds(choice);
        for (var round = 0; round < Rounds && Math.Abs(error) > Math.Max(0.3, seconds * CloseEnough); round++)
        {
            var best = Tries(choice, error).Take(ExactTries).Select(t => (Choice: t, Error: seconds - Seconds(t))).MinBy(t => Math.Abs(t.Error));
            if (best.Choice is null || Math.Abs(best.Error) >= Math.Abs(error))
                break;
            (choice, error) = best;
        }
        return choice;
    }

    private IEnumerable<Choice> Tries(Choice choice, double error)
    {
        var moves = Enumerable.Range(0, plan.Count).SelectMany(c => Moves(choice, c)).ToList();
        var single = moves.Select(m => (First: m, Second: (Move?)null, Left: Math.Abs(error - m.Seconds)));
        var pairs = moves.SelectMany((a, i) => moves.Skip(i + 1).Where(b => b.Stretch != a.Stretch)
            .Select(b => (First: a, Second: (Move?)b, Left: Math.Abs(error - a.Seconds - b.Seconds))));
        foreach (var (first, second, _) in single.Concat(pairs).OrderBy(t => t.Left).Take(4 * ExactTries))
        {
            var changed = choice.Copy();
            if (!changed.MaySet(first.Chapter, first.Stretch, first.Count))
                continue;
            changed.Set(first.Stretch, first.Count);
            if (second is { } other)
            {
                if (!changed.MaySet(other.Chapter, other.Stretch, other.Count))
                    continue;
                changed.Set(other.Stretch, other.Count);
            }
            yield return changed;
        }
    }

    // Only the least important of what is in, and the most important of what is out, may move.
    private IEnumerable<Move> Moves(Choice choice, int chapter)
    {
        var reach = plan.Count > 8 ? 2 : 4;
        var order = plan[chapter].Order;
        var edge = order.Where(s => choice.Count(s) > 0).TakeLast(reach).Concat(order.Where(s => choice.Count(s) == 0).Take(reach));
        foreach (var stretch in edge)
        {
            for (var count = 0; count <= stretch.Sentences.Count; count++)
            {
                if (choice.MaySet(chapter, stretch, count))
                    yield return new Move(chapter, stretch, count, About(stretch, count) - About(stretch, choice.Count(stretch)));
            }
        }
    }

    private double About(Stretch stretch, int count) => count == 0 ? 0 : pacing.About(stretch.Text(count));

    private readonly record struct Move(int Chapter, Stretch Stretch, int Count, double Seconds);
}
