using PodcastMuse.Kernel;
using PodcastMuse.Language;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Writing.Length;
using PodcastMuse.Tests.BuiltIn.Writing;
using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Providers.Writing;

public sealed class LengthTests(ITestOutputHelper output)
{
    public static readonly string[] Templates = ["storytelling", "interview", "educational", "conversation", "news_brief", "debate", "monologue"];

    private static readonly string[] Languages = ["en", "th"];
    private static readonly double[] Short = [3, 10], Long = [30, 60];

    public static TheoryData<string, string, double> ShortEpisodes() => Matrix(Short);

    public static TheoryData<string, string, double> LongEpisodes() => Matrix(Long);

    [Theory]
    [MemberData(nameof(ShortEpisodes))]
    public Task The_script_is_as_long_as_asked(string template, string language, double minutes) => MeasureAsync(template, language, minutes);

    [Theory]
    [Trait("Length", "Long")]
    [MemberData(nameof(LongEpisodes))]
    public Task A_long_script_is_as_long_as_asked(string template, string language, double minutes) => MeasureAsync(template, language, minutes);

    [Fact]
    public Task An_hour_is_an_hour() => MeasureAsync("conversation", "th", 60);

    private static TheoryData<string, string, double> Matrix(double[] lengths) =>
        [.. from template in Templates from language in Languages from minutes in lengths select (template, language, minutes)];

    private async Task MeasureAsync(string template, string language, double minutes)
    {
        await using var desk = await Desk.OpenAsync();
        var brief = Texts.Brief(language, template, template == "monologue" ? 1 : 2, minutes, sentences: 1200);
        var draft = await desk.WriteAsync(brief, language == "th" ? "google" : "openai");

        var miss = (draft.PredictedSeconds / brief.SpeechSeconds!.Value) - 1;
        output.WriteLine($"{template} {language} {minutes}: {miss:P2}, {draft.Chapters.Count} chapters, {desk.Emulator.Ledger.Entries.Count} calls");
        Assert.InRange(miss, -0.05, 0.05);
        Assert.Equal(Real(brief).Predict(draft.Chapters), draft.PredictedSeconds, 3);
        Assert.True(draft.Chapters.Count >= minutes / 8, $"{draft.Chapters.Count} chapters");
        Assert.All(draft.Chapters, chapter => Assert.NotEmpty(chapter.Segments));
    }

    [Theory]
    [InlineData("en", 0.4)]
    [InlineData("th", 0.5)]
    [InlineData("en", 0.7)]
    [InlineData("en", 1.6)]
    [InlineData("th", 2.5)]
    public async Task A_model_that_cannot_count_is_brought_to_the_length(string language, double factor)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Emulator.Faults.Add(new Fault("openai", "chat", FaultKind.WrongLength) { Factor = factor, Times = null });
        var brief = Texts.Brief(language, "interview", 2, 10, sentences: 900);
        var draft = await desk.WriteAsync(brief);

        var miss = (draft.PredictedSeconds / brief.SpeechSeconds!.Value) - 1;
        output.WriteLine($"{language} × {factor}: {miss:P2}, {desk.Emulator.Ledger.Entries.Count} calls");
        Assert.InRange(miss, -0.05, 0.05);
    }

    [Fact]
    public async Task A_model_that_never_writes_enough_is_refused_with_what_to_do()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Emulator.Faults.Add(new Fault("openai", "chat", FaultKind.WrongLength) { Factor = 0.05, Times = null });
        var brief = Texts.Brief("en", "interview", 2, 20);
        var fault = await Assert.ThrowsAsync<FaultException>(() => desk.WriteAsync(brief));
        Assert.Equal("/problems/too-little-material", fault.Problem.Type);
        Assert.Contains("20 minutes", fault.Problem.Detail, StringComparison.Ordinal);

        var shorter = await desk.WriteAsync(brief with { MayBeShorter = true });
        Assert.Contains(shorter.Notes, note => note.Contains("not the 20 minutes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", 1.1)]
    [InlineData("en", 0.9)]
    [InlineData("th", 1.05)]
    public async Task At_another_pace_the_same_script_is_kept_and_only_the_difference_is_bought(string language, double pace)
    {
        await using var desk = await Desk.OpenAsync();
        var calls = new KeptCalls();
        var brief = Texts.Brief(language, "conversation", 2, 10);
        var first = await desk.WriteAsync(brief, calls: calls);
        var sent = calls.Sent;
        var second = await desk.WriteAsync(brief with { PaceCorrection = pace }, calls: calls);

        Assert.InRange(second.PredictedSeconds / brief.SpeechSeconds!.Value, 0.95, 1.05);
        Assert.True(calls.Sent - sent <= 4, $"{calls.Sent - sent} more calls");
        var before = first.Chapters.SelectMany(c => c.Segments).Select(s => s.Text).ToHashSet();
        var kept = second.Chapters.SelectMany(c => c.Segments).Count(s => before.Contains(s.Text));
        output.WriteLine($"{kept} of {before.Count} lines kept, {calls.Sent - sent} more calls");
        Assert.True(kept >= before.Count * 0.6, $"{kept} of {before.Count} lines kept");
    }

    [Fact]
    public async Task With_music_its_time_is_left_free()
    {
        await using var desk = await Desk.OpenAsync();
        var brief = Texts.Brief("en", "interview", 2, 3) with { WithMusic = true };
        var draft = await desk.WriteAsync(brief);
        Assert.InRange(draft.PredictedSeconds, 171, 189);
    }

    [Fact]
    public async Task Without_a_length_the_material_decides()
    {
        await using var desk = await Desk.OpenAsync();
        var little = await desk.WriteAsync(Texts.Brief("en", "interview", 2, null, sentences: 60));
        var much = await desk.WriteAsync(Texts.Brief("en", "interview", 2, null, sentences: 300));
        Assert.True(much.PredictedSeconds > little.PredictedSeconds * 1.5);
    }

    [Theory]
    [InlineData("en", 1.69)]
    [InlineData("th", 1.5)]
    public void Words_take_the_time_the_clock_supposes(string language, double units)
    {
        var text = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Providers", "BuiltIn", "Speech", $"calibration.{language}.txt"));
        var counted = text.Sum(l => SpokenUnits.Count(SpeechText.Normalise(l, language), language)) / text.Sum(l => Words.Count(l, language));
        Assert.Equal(units, counted, 0.05);
    }

    [Fact]
    public void Trimming_never_lengthens_keeps_the_first_and_last_line_and_invents_nothing()
    {
        var brief = Texts.Brief("en", "interview", 2, 5);
        CsCheck.Check.Sample(CsCheck.Gen.Select(CsCheck.Gen.Int[0, 999], CsCheck.Gen.Double[0.5, 1.2]), pair =>
        {
            var (seed, share) = pair;
            var lines = Texts.Passages("en", 60, seed).Select((p, i) => new DraftSegment(i % 2, p.Text, i % 3 == 0 ? [] : [p.Id])).ToList();
            IReadOnlyList<DraftChapter> chapters = [new("One", lines[..8]), new("Two", lines[8..])];
            var clock = Real(brief);
            var whole = clock.Predict(chapters);
            var cut = new LengthTrim(clock, "en").Fit(chapters, whole * share);
            Assert.True(clock.Predict(cut) <= whole + 0.001);
            Assert.InRange(clock.Predict(cut) / (whole * Math.Min(1, share)), 0.97, 1.03);
            Assert.Equal(lines[0].Text, cut[0].Segments[0].Text);
            Assert.Equal(lines[^1].Text, cut[^1].Segments[^1].Text);
            Assert.All(cut.SelectMany(c => c.Segments), line => Assert.Contains(lines, l => l.Text.StartsWith(line.Text, StringComparison.Ordinal)));
        }, iter: 60);
    }

    private static ScriptClock Real(ScriptBrief brief) => new(brief, brief.PaceCorrection);
}
