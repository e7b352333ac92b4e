using System.Text.RegularExpressions;
using CsCheck;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Tests.BuiltIn.Writing;

public sealed partial class ScriptTests
{
    private static readonly string[] Templates = ["storytelling", "interview", "educational", "conversation", "news_brief", "debate", "monologue"];

    public static TheoryData<string, string, int> EveryShape()
    {
        var shapes = new TheoryData<string, string, int>();
        foreach (var template in Templates)
        {
            foreach (var language in (string[])["en", "th"])
            {
                for (var speakers = 1; speakers <= 4; speakers++)
                    shapes.Add(template, language, speakers);
            }
        }
        return shapes;
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Every_template_language_and_cast_gives_a_sound_dialogue(string template, string language, int speakers)
    {
        var brief = Texts.Brief(language, template, speakers);
        var draft = await Texts.Write(brief);
        DraftSegment[] lines = [.. draft.Chapters.SelectMany(c => c.Segments)];

        Assert.InRange(draft.PredictedSeconds, 285, 315);
        Assert.Equal(Enumerable.Range(0, speakers), lines.Select(l => l.Speaker).Distinct().Order());
        Assert.All(lines, l => Assert.InRange(l.Text.Length, 2, 350));
        Assert.All(lines, l => Assert.DoesNotMatch(Leftovers(), l.Text));
        Assert.All(draft.Chapters, c => Assert.NotEmpty(c.Title));
        Assert.Equal(draft.Chapters.Count, draft.Chapters.Select(c => c.Title).Distinct().Count());
        string[] bridges = [.. lines.Where(l => l.PassageIds.Count == 0).Select(l => l.Text)];
        Assert.Equal(bridges.Length, bridges.Distinct().Count());
        if (language == "th")
            Assert.All(bridges, b => Assert.DoesNotMatch("[A-Za-z]", b));
        if (speakers > 1 && template is not ("monologue" or "storytelling" or "news_brief"))
            Assert.InRange(LongestRun(lines), 1, 5);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    public async Task Templates_sound_different(string language)
    {
        var bridges = new Dictionary<string, HashSet<string>>();
        foreach (var template in Templates)
        {
            var draft = await Texts.Write(Texts.Brief(language, template));
            bridges[template] = [.. draft.Chapters.SelectMany(c => c.Segments).Where(s => s.PassageIds.Count == 0).Select(s => s.Text)];
        }
        foreach (var a in Templates)
        {
            foreach (var b in Templates.Where(b => string.CompareOrdinal(a, b) < 0))
                Assert.True(bridges[a].Intersect(bridges[b]).Count() <= bridges[a].Count / 3, $"{a} and {b} share too many phrases");
        }
    }

    [Fact]
    public async Task Tones_choose_other_words()
    {
        var formal = await Texts.Write(Texts.Brief(tone: "professional"));
        var casual = await Texts.Write(Texts.Brief(tone: "casual"));

        Assert.NotEqual(Bridges(formal), Bridges(casual));
    }

    [Theory]
    [InlineData("en", 1)]
    [InlineData("en", 2)]
    [InlineData("en", 5)]
    [InlineData("en", 10)]
    [InlineData("en", 30)]
    [InlineData("en", 60)]
    [InlineData("th", 1)]
    [InlineData("th", 2)]
    [InlineData("th", 10)]
    [InlineData("th", 30)]
    public async Task The_length_asked_for_is_the_length_predicted(string language, double minutes)
    {
        var draft = await Texts.Write(Texts.Brief(language, minutes: minutes, sentences: (int)(minutes * 14) + 60));

        Assert.InRange(draft.PredictedSeconds, minutes * 60 * 0.98, minutes * 60 * 1.02);
    }

    [Theory]
    [InlineData("en", "conversation")]
    [InlineData("th", "interview")]
    [InlineData("th", "debate")]
    public async Task In_a_long_episode_no_bridge_comes_again_within_ten_lines(string language, string template)
    {
        var draft = await Texts.Write(Texts.Brief(language, template, minutes: 60, sentences: 1200));
        DraftSegment[] lines = [.. draft.Chapters.SelectMany(c => c.Segments)];
        var last = new Dictionary<string, int>();
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line].PassageIds.Count > 0)
                continue;
            Assert.True(line - last.GetValueOrDefault(lines[line].Text, -100) > 10, lines[line].Text);
            last[lines[line].Text] = line;
        }
    }

    [Fact]
    public Task What_is_said_is_what_the_sources_say() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Bool, Gen.Int[0, Templates.Length - 1], Gen.Int[1, 4], Gen.Double[1, 8])
            .SampleAsync(async (seed, thai, template, speakers, minutes) =>
            {
                var language = thai ? "th" : "en";
                var brief = Texts.Brief(language, Templates[template], speakers, minutes) with { Passages = Texts.Passages(language, 240, seed) };
                var draft = await Texts.Write(brief);
                var sources = brief.Passages.ToDictionary(p => p.Id, p => Letters(p.Text));
                Assert.All(
                    draft.Chapters.SelectMany(c => c.Segments).Where(s => s.PassageIds.Count > 0),
                    s => Assert.Contains(s.PassageIds, id => sources[id].Contains(Letters(s.Text), StringComparison.Ordinal)));
            }, iter: 25, threads: 2);

    [Fact]
    public async Task The_same_brief_gives_the_same_script()
    {
        var first = await Texts.Write(Texts.Brief());
        var second = await Texts.Write(Texts.Brief());

        Assert.Equal(Lines(first), Lines(second));
    }

    [Theory]
    [InlineData("conversation", 2)]
    [InlineData("interview", 2)]
    [InlineData("debate", 3)]
    public async Task A_repaired_pace_keeps_most_lines_and_their_voices(string template, int speakers)
    {
        var before = Lines(await Texts.Write(Texts.Brief(template: template, speakers: speakers, minutes: 10)));
        var after = Lines(await Texts.Write(Texts.Brief(template: template, speakers: speakers, minutes: 10, pace: 1.03)));

        Assert.True(after.Count(before.Contains) > after.Count * 0.8, $"{after.Count(before.Contains)} of {after.Count} lines kept");
    }

    [Fact]
    public async Task Too_little_material_is_refused_with_true_numbers()
    {
        var brief = Texts.Brief(minutes: 30, sentences: 60);
        var fault = await Assert.ThrowsAsync<FaultException>(() => Texts.Write(brief));

        Assert.Equal("/problems/too-little-material", fault.Problem.Type);
        Assert.False(fault.IsTransient);
        var minutes = int.Parse(Regex.Match(fault.Message, @"ask for (\d+) minutes").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var draft = await Texts.Write(brief with { SpeechSeconds = minutes * 60 });
        Assert.InRange(draft.PredictedSeconds, minutes * 60 * 0.95, minutes * 60 * 1.05);
    }

    [Fact]
    public async Task Without_a_length_the_material_decides_up_to_eight_minutes()
    {
        var little = await Texts.Write(Texts.Brief(minutes: null, sentences: 24));
        var much = await Texts.Write(Texts.Brief(minutes: null, sentences: 900));

        Assert.InRange(little.PredictedSeconds, 60, 300);
        Assert.InRange(much.PredictedSeconds, 430, 490);
    }

    [Fact]
    public async Task An_idea_alone_is_shaped_and_says_so()
    {
        var brief = Texts.Brief(minutes: null) with
        {
            Passages = [],
            Idea = "Bees find their way by the sun. A forager that has found flowers dances on the comb. The dance tells the others how far they have to fly.",
        };
        var draft = await Texts.Write(brief);

        Assert.Contains(draft.Chapters.SelectMany(c => c.Segments), s => s.Text.Contains("A forager that has found flowers dances on the comb.", StringComparison.Ordinal));
        Assert.Contains(draft.Notes, n => n.Contains("key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sources_in_another_language_are_refused_not_read_out()
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => Texts.Write(Texts.Brief() with { Passages = Texts.Passages("th", 60) }));

        Assert.Contains("language", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_the_studio_does_not_write_is_refused()
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => Texts.Write(Texts.Brief() with { Language = "de" }));

        Assert.Equal("/problems/key-required", fault.Problem.Type);
    }

    private static List<(int Speaker, string Text)> Lines(ScriptDraft draft) => [.. draft.Chapters.SelectMany(c => c.Segments).Select(s => (s.Speaker, s.Text))];

    private static string Bridges(ScriptDraft draft) => string.Join('\n', draft.Chapters.SelectMany(c => c.Segments).Where(s => s.PassageIds.Count == 0).Select(s => s.Text));

    private static string Letters(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c > 0x0E00)).ToUpperInvariant();

    private static int LongestRun(DraftSegment[] lines)
    {
        int longest = 0, run = 0, last = -1;
        foreach (var line in lines)
        {
            run = line.Speaker == last ? run + 1 : 1;
            last = line.Speaker;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    [GeneratedRegex(@"[{}\[\]<>|#*_`]|\s{2}|\.\.|\?\.| ,|https?:")]
    private static partial Regex Leftovers();
}
