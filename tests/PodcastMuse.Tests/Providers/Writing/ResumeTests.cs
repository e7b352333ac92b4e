using PodcastMuse.Providers.Writing;
using PodcastMuse.Tests.BuiltIn.Writing;

namespace PodcastMuse.Tests.Providers.Writing;

public sealed class ResumeTests
{
    [Fact]
    public async Task What_was_paid_before_a_crash_is_not_paid_again()
    {
        await using var desk = await Desk.OpenAsync();
        var brief = Texts.Brief("en", "interview", 2, 20);
        var whole = new KeptCalls();
        var undisturbed = await desk.WriteAsync(brief, calls: whole);
        for (var kill = 0; kill < whole.Sent; kill += 2)
        {
            var calls = new KeptCalls { DieAfter = kill };
            await Assert.ThrowsAsync<OperationCanceledException>(() => desk.WriteAsync(brief, calls: calls));
            calls.DieAfter = int.MaxValue;
            var resumed = await desk.WriteAsync(brief, calls: calls);
            Assert.Equal(whole.Sent, calls.Sent);
            Assert.Equal(undisturbed.Chapters.SelectMany(c => c.Segments).Select(s => s.Text), resumed.Chapters.SelectMany(c => c.Segments).Select(s => s.Text));
        }
    }

    [Fact]
    public async Task Progress_rises_with_the_stream_and_never_falls()
    {
        await using var desk = await Desk.OpenAsync();
        var told = new List<double>();
        await Desk.WriteAsync(desk.Writer(), Texts.Brief("en", "interview", 2, 10), progress: new Teller(told));
        Assert.True(told.Count > 50);
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
        Assert.True(told.Distinct().Count() > 40);
    }

    [Fact]
    public async Task Usage_and_cost_are_those_of_the_bill()
    {
        await using var desk = await Desk.OpenAsync();
        var calls = new KeptCalls();
        var model = new WriterModel("openai", "gpt-4.1-mini", Cost: used => ((used.InputTokenCount ?? 0) * 0.40m / 1_000_000m) + ((used.OutputTokenCount ?? 0) * 1.60m / 1_000_000m));
        await Desk.WriteAsync(new LanguageWriter(desk.OpenAi(), model, TimeProvider.System), Texts.Brief("en", "interview", 2, 5), calls);
        Assert.Equal(desk.Emulator.Ledger.Entries.Sum(e => (double)e.Units), calls.Tokens);
        Assert.Equal(desk.Emulator.Ledger.Entries.Sum(e => e.CostUsd), calls.Cost);
    }

    private sealed class Teller(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
