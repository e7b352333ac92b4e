using System.Text.Json.Nodes;
using PodcastMuse.Kernel;
using PodcastMuse.Language;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Writing;
using PodcastMuse.Tests.BuiltIn.Writing;

namespace PodcastMuse.Tests.Providers.Writing;

/// <summary>One line anew, by a language model.</summary>
public sealed class RewritingTests
{
    [Theory]
    [InlineData("en", "openai", "Say it in ten words.")]
    [InlineData("en", "google", null)]
    [InlineData("th", "openai", "สั้นลงหน่อย")]
    [InlineData("th", "google", null)]
    public async Task A_line_is_written_anew_by_its_own_speaker_from_the_material_around_it(string language, string provider, string? wish)
    {
        await using var desk = await Desk.OpenAsync();
        var line = await LineAsync(desk, language, provider, wish);
        var before = desk.Emulator.Ledger.Entries.Count;

        var anew = await RewriteAsync(desk.Writer(provider), line);

        Assert.Equal(line.Segment.Speaker, anew.Speaker);
        Assert.NotEqual(line.Segment.Text, anew.Text);
        Assert.Equal(language == "th", WritingSystem.ThaiShare(anew.Text) > 0.5);
        var near = line.Script.Chapters[line.Chapter].Segments.SelectMany(s => s.PassageIds).ToHashSet();
        Assert.Subset(near, anew.PassageIds.ToHashSet());
        Assert.InRange(desk.Emulator.Ledger.Entries.Count - before, 1, 2);
        var asked = JsonNode.Parse(desk.Emulator.Requests.All[^1].Body)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.Contains(line.Segment.Text[..12], asked, StringComparison.Ordinal);
        Assert.Equal(wish is not null, asked.Contains("The creator's wish for this line", StringComparison.Ordinal));
        Assert.Contains(wish ?? "", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_words_again_are_asked_for_once_more_with_the_reason()
    {
        await using var desk = await Desk.OpenAsync();
        var line = await LineAsync(desk, "en", "openai", null);
        var same = Answer(line.Segment.Text);
        var chat = new SpoiledChat(desk.OpenAi(), (_, place, _) => place == 0 ? same : Answer("Nobody had seen the old harbour so quiet before."));

        var anew = await RewriteAsync(new LanguageWriter(chat, new WriterModel("openai", "m"), TimeProvider.System), line);

        Assert.Equal("Nobody had seen the old harbour so quiet before.", anew.Text);
        Assert.Contains("the same as before", chat.Asked[^1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_words_twice_are_a_fault_in_words()
    {
        await using var desk = await Desk.OpenAsync();
        var line = await LineAsync(desk, "en", "openai", null);
        var chat = new SpoiledChat(desk.OpenAi(), (_, _, _) => Answer(line.Segment.Text));

        var fault = await Assert.ThrowsAsync<FaultException>(
            () => RewriteAsync(new LanguageWriter(chat, new WriterModel("openai", "m") { Vendor = "OpenAI" }, TimeProvider.System), line));

        Assert.Contains("OpenAI's model m answered twice", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the line is the same as before", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_language_is_not_taken_for_the_line()
    {
        await using var desk = await Desk.OpenAsync();
        var line = await LineAsync(desk, "th", "openai", null);
        var chat = new SpoiledChat(desk.OpenAi(), (_, place, text) => place == 0 ? Answer("The harbour is quiet before sunrise, and everybody knows it.") : text);

        var anew = await RewriteAsync(new LanguageWriter(chat, new WriterModel("openai", "m"), TimeProvider.System), line);

        Assert.True(WritingSystem.ThaiShare(anew.Text) > 0.5, anew.Text);
        Assert.Equal(2, chat.Asked.Count);
    }

    private static string Answer(string text) => new JsonObject
    {
        ["lines"] = new JsonArray(new JsonObject { ["speaker"] = "Anna", ["text"] = text, ["passages"] = new JsonArray(), ["direction"] = "" }),
    }.ToJsonString();

    /// <summary>A line that rests on material, of a script that the same provider wrote.</summary>
    private static async Task<LineBrief> LineAsync(Desk desk, string language, string provider, string? wish)
    {
        var brief = Texts.Brief(language, "conversation", 2, 2, sentences: 60);
        var script = await desk.WriteAsync(brief, provider);
        var place = script.Chapters[0].Segments.Select((s, i) => (s, i)).First(x => x.s.PassageIds.Count > 0).i;
        return new LineBrief(brief, script, 0, place, wish);
    }

    private static async Task<DraftSegment> RewriteAsync(LanguageWriter writer, LineBrief line) =>
        Assert.IsType<ProviderAnswer<DraftSegment>.Finished>(await writer.RewriteAsync(line, new UnkeptCalls(), TestContext.Current.CancellationToken)).Value;
}
