using System.Text.RegularExpressions;
using PodcastMuse.Production.Orders;
using PodcastMuse.Providers.Writing;
using PodcastMuse.Tests.BuiltIn.Writing;

namespace PodcastMuse.Tests.Providers.Writing;

public sealed partial class PromptTests
{
    private static readonly string[] Languages = ["en", "th", "de"];

    public static TheoryData<string, string> Forms() => [.. from template in Offer.Templates from language in Languages select (template, language)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_tone_and_language_has_words_of_its_own(string template, string language)
    {
        var seen = new HashSet<string>();
        foreach (var tone in Offer.Tones.Append("wistful"))
        {
            foreach (var speakers in new[] { 1, 2, 4 })
            {
                var brief = Texts.Brief("en", template, speakers, 5, tone: tone) with { Language = language };
                var instructions = new Briefing(brief).Instructions;
                Assert.DoesNotContain("{{", instructions, StringComparison.Ordinal);
                Assert.DoesNotMatch(EmptyParagraphs(), instructions);
                Assert.True(seen.Add(instructions), $"{template}, {tone}, {speakers} sound like another");
            }
        }
    }

    [Fact]
    public void An_unknown_form_is_a_conversation_and_a_free_tone_is_told_on_one_line()
    {
        var brief = Texts.Brief("en", "opera", 2, 5, tone: "dark,\nbut hopeful");
        var instructions = new Briefing(brief).Instructions;
        Assert.Contains("The form is a conversation", instructions, StringComparison.Ordinal);
        Assert.Contains("The tone is this: dark, but hopeful.", instructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_question_leaves_with_a_blank_unfilled_and_each_tells_its_words()
    {
        await using var desk = await Desk.OpenAsync();
        var chat = new SpoiledChat(desk.OpenAi(), (_, _, text) => text);
        desk.Emulator.Faults.Add(new ProviderEmulator.Faults.Fault("openai", "chat", ProviderEmulator.Faults.FaultKind.WrongLength) { Factor = 0.5, Times = 3 });
        desk.Emulator.Faults.Add(new ProviderEmulator.Faults.Fault("openai", "chat", ProviderEmulator.Faults.FaultKind.WrongLength) { Factor = 3, After = 4, Times = 2 });
        await Desk.WriteAsync(new LanguageWriter(chat, new WriterModel("openai", "gpt-4.1-mini"), TimeProvider.System), Texts.Brief("en", "interview", 2, 12));
        Assert.Equal(["additions", "lines", "outline"], chat.Asked.Select(a => a.Form).Distinct().Order());
        Assert.Contains(chat.Asked, a => a.Messages[1].Text.Contains("It is too long", StringComparison.Ordinal));
        Assert.All(chat.Asked, a =>
        {
            Assert.DoesNotMatch(Blank(), a.Messages[1].Text);
            Assert.Matches(Budget(), a.Messages[1].Text);
            Assert.DoesNotContain(a.Messages[1].Text, a.Messages[0].Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("de")]
    [InlineData("pt-BR")]
    [InlineData("not a language")]
    public async Task Other_languages_are_asked_for_by_name(string language)
    {
        await using var desk = await Desk.OpenAsync();
        var chat = new SpoiledChat(desk.OpenAi(), (_, _, text) => text);
        await Desk.WriteAsync(new LanguageWriter(chat, new WriterModel("openai", "gpt-4.1-mini"), TimeProvider.System), Texts.Brief("en", "interview", 2, 3) with { Language = language });
        Assert.Contains(language, chat.Asked[0].Messages[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(3, 180)]
    public async Task Casts_and_lengths_at_the_edges_are_written(int speakers, double minutes)
    {
        await using var desk = await Desk.OpenAsync();
        var brief = Texts.Brief("en", "debate", speakers, minutes, sentences: 900);
        var draft = await desk.WriteAsync(brief);
        Assert.True(Math.Abs(draft.PredictedSeconds - brief.SpeechSeconds!.Value) <= brief.SpeechSeconds.Value * 0.05, $"{draft.PredictedSeconds} s: {string.Join(" | ", draft.Chapters.Select(c => string.Join(" / ", c.Segments.Select(s => s.Text))))}");
        Assert.All(draft.Chapters.SelectMany(c => c.Segments), s => Assert.InRange(s.Speaker, 0, speakers - 1));
    }

    [GeneratedRegex(@"\{\{\w+\}\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"about \d+ (?:more )?words of speech")]
    private static partial Regex Budget();

    [GeneratedRegex(@"\n\s*\n\s*\n")]
    private static partial Regex EmptyParagraphs();
}
