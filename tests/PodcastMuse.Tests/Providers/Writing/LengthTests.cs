using PodcastMuse.Language;
using PodcastMuse.Providers;
using PodcastMuse.Tests.BuiltIn.Writing;

namespace PodcastMuse.Tests.Providers.Writing;

public sealed class LengthTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    public void Units(string language)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Providers", "BuiltIn", "Speech", $"calibration.{language}.txt"));
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var units = lines.Sum(l => SpokenUnits.Count(SpeechText.Normalise(l, language), language));
        var words = lines.Sum(l => PodcastMuse.Providers.Writing.Length.Words.Count(l, language));
        output.WriteLine($"{language}: {units / words:0.000} units a word, {words} words, {lines.Length} lines");
    }

    [Theory]
    [InlineData("en", 3.0)]
    [InlineData("en", 30.0)]
    [InlineData("th", 3.0)]
    [InlineData("th", 30.0)]
    public async Task Probe(string language, double minutes)
    {
        await using var desk = await Desk.OpenAsync();
        var brief = Texts.Brief(language, "interview", 2, minutes);
        var draft = await desk.WriteAsync(brief);
        output.WriteLine($"{language} {minutes}: {draft.PredictedSeconds / brief.SpeechSeconds - 1:P2} chapters {draft.Chapters.Count} lines {draft.Chapters.Sum(c => c.Segments.Count)} calls {desk.Emulator.Requests.All.Count} notes {string.Join("|", draft.Notes)}");
        foreach (var r in desk.Emulator.Requests.All.Take(40))
            output.WriteLine($"   {System.Text.RegularExpressions.Regex.Match(r.Body, "\"name\":\"[a-z]+\"")} {System.Text.RegularExpressions.Regex.Match(r.Body, "about \\d+ (more )?words")}");
        foreach (var c in draft.Chapters.Take(2))
        {
            output.WriteLine("# " + c.Title);
            foreach (var s in c.Segments.Take(4))
                output.WriteLine($"  {s.Speaker} {s.Text} [{string.Join(",", s.PassageIds)}]");
        }
    }
}
