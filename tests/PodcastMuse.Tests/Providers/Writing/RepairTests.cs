using Microsoft.Extensions.AI;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Writing;
using PodcastMuse.Tests.BuiltIn.Writing;
using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Providers.Writing;

public sealed class RepairTests
{
    private const string WrongLanguage = """{"lines":[{"speaker":1,"text":"วันนี้เราจะคุยกันเรื่องท่าเรือเก่าและช่างทอผ้า","passages":["s1.p1"],"direction":null}]}""";

    private static readonly string[] Providers = ["openai", "google"];

    private static readonly FaultKind[] Kinds =
    [
        FaultKind.Prose, FaultKind.BrokenJson, FaultKind.SchemaViolation, FaultKind.Thinking, FaultKind.Fenced, FaultKind.EmptyText,
        FaultKind.LengthStop, FaultKind.StreamError, FaultKind.Cut,
    ];

    public static TheoryData<string, FaultKind> Faults() =>
        [.. from provider in Providers from kind in Kinds select (provider, kind)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task One_bad_answer_is_made_good(string provider, FaultKind kind)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Break(provider, kind);
        var brief = Texts.Brief("en", "interview", 2, 3);
        var draft = await desk.WriteAsync(brief, provider);
        Assert.InRange(draft.PredictedSeconds / brief.SpeechSeconds!.Value, 0.95, 1.05);
        Assert.DoesNotContain(draft.Chapters.SelectMany(c => c.Segments), s => s.Text.Contains("think", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("openai", FaultKind.Prose)]
    [InlineData("openai", FaultKind.BrokenJson)]
    [InlineData("openai", FaultKind.EmptyText)]
    [InlineData("openai", FaultKind.LengthStop)]
    [InlineData("google", FaultKind.SchemaViolation)]
    public async Task A_model_that_cannot_do_it_at_all_fails_in_words(string provider, FaultKind kind)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Break(provider, kind, times: 50);
        var fault = await Assert.ThrowsAsync<FaultException>(() => desk.WriteAsync(Texts.Brief("en", "interview", 2, 3), provider));
        Assert.True(fault.IsTransient);
        Assert.Contains("answered twice in a form that cannot be used", fault.Problem.Detail, StringComparison.Ordinal);
        Assert.Equal(2, desk.Emulator.Ledger.Entries.Count);
    }

    [Fact]
    public async Task Lines_in_another_language_are_asked_for_again()
    {
        await using var desk = await Desk.OpenAsync();
        var chat = new SpoiledChat(desk.OpenAi(), (form, nth, text) => form == "lines" && nth == 0 ? WrongLanguage : text);
        var draft = await Desk.WriteAsync(WriterOf(chat), Texts.Brief("en", "interview", 2, 3));
        Assert.DoesNotContain(draft.Chapters.SelectMany(c => c.Segments), s => s.Text.Contains("ท่าเรือ", StringComparison.Ordinal));
        Assert.Contains(chat.Asked, a => a.Messages[^1].Text.Contains("not in the language of the show (en)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_reason_is_told_and_a_cut_answer_is_not_sent_back()
    {
        await using var desk = await Desk.OpenAsync();
        var chat = new SpoiledChat(desk.OpenAi(), (form, nth, text) => (form, nth) switch
        {
            ("lines", 0) => """{"lines":[{"speaker":7,"text":"Who am I?","passages":[],"direction":null}]}""",
            ("lines", 2) => null,
            _ => text,
        });
        await Desk.WriteAsync(WriterOf(chat), Texts.Brief("en", "interview", 2, 5));
        var repairs = chat.Asked.Where(a => a.Messages.Count > 2).ToList();
        Assert.Equal(2, repairs.Count);
        Assert.Contains("\"speaker\" is a number from 1 to 2", repairs[0].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal(ChatRole.Assistant, repairs[0].Messages[2].Role);
        Assert.Contains("cut off", repairs[1].Messages[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(repairs[1].Messages, m => m.Role == ChatRole.Assistant);
    }

    [Fact]
    public async Task Names_for_speakers_and_lines_without_a_wrapping_are_understood()
    {
        await using var desk = await Desk.OpenAsync();
        var chat = new SpoiledChat(desk.OpenAi(), (form, _, text) => form == "lines"
            ? text.Replace("\"speaker\":1", "\"Speaker\":\"anna\"", StringComparison.Ordinal).Replace("\"speaker\":2", "\"Speaker\":\"Ben\"", StringComparison.Ordinal)["{\"lines\":".Length..^1]
            : text);
        var draft = await Desk.WriteAsync(WriterOf(chat), Texts.Brief("en", "interview", 2, 3));
        Assert.Equal([0, 1], draft.Chapters.SelectMany(c => c.Segments).Select(s => s.Speaker).Distinct().Order());
        Assert.DoesNotContain(chat.Asked, a => a.Messages.Count > 2);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("google")]
    public async Task Refused_content_ends_at_once_in_words(string provider)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Break(provider, FaultKind.Refusal);
        var fault = await Assert.ThrowsAsync<FaultException>(() => desk.WriteAsync(Texts.Brief("en", "interview", 2, 3), provider));
        Assert.False(fault.IsTransient);
        Assert.Equal("/problems/content-refused", fault.Problem.Type);
        Assert.Single(desk.Emulator.Ledger.Entries);
    }

    [Fact]
    public async Task An_answer_that_a_filter_ended_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var chat = new SpoiledChat(desk.OpenAi(), (_, _, text) => text) { Finish = ChatFinishReason.ContentFilter };
        var fault = await Assert.ThrowsAsync<FaultException>(() => Desk.WriteAsync(WriterOf(chat), Texts.Brief("en", "interview", 2, 3)));
        Assert.Equal("/problems/content-refused", fault.Problem.Type);
    }

    [Fact]
    public async Task A_request_too_long_for_the_model_shows_less_of_the_sources()
    {
        await using var desk = await Desk.OpenAsync();
        var chat = new ShortSighted(desk.OpenAi(), mostCharacters: 9_000);
        var brief = Texts.Brief("en", "interview", 2, 3, sentences: 900);
        var draft = await Desk.WriteAsync(WriterOf(chat), brief);
        Assert.InRange(draft.PredictedSeconds / brief.SpeechSeconds!.Value, 0.95, 1.05);
        Assert.True(chat.Refused > 0);
    }

    private static LanguageWriter WriterOf(IChatClient chat) => new(chat, new WriterModel("openai", "gpt-4.1-mini"), TimeProvider.System);

    private sealed class ShortSighted(IChatClient inner, int mostCharacters) : DelegatingChatClient(inner)
    {
        public int Refused { get; private set; }

        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (messages.Sum(m => m.Text.Length) <= mostCharacters)
                return base.GetStreamingResponseAsync(messages, options, cancellationToken);
            Refused++;
            throw FaultException.Permanent(Problems.RequestTooLarge("Too long."));
        }
    }
}
