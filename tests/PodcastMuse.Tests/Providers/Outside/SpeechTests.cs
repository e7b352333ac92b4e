using PodcastMuse.Kernel;
using PodcastMuse.Providers;
using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Providers.Outside;

public sealed class SpeechTests
{
    private const string English = "Honeybees tell each other where the flowers are by dancing, and their sisters follow every step.";
    private const string Thai = "ผึ้งบอกทางกันด้วยการเต้นรำ และพี่น้องของมันก็เดินตามทุกจังหวะ";

    [Theory]
    [InlineData("openai", null, "en")]
    [InlineData("openai", "tts-1", "th")]
    [InlineData("kie", null, "en")]
    [InlineData("kie", null, "th")]
    [InlineData("kie", "elevenlabs/text-to-speech-multilingual-v2", "en")]
    [InlineData("kie", "elevenlabs/text-to-speech-turbo-2-5", "en")]
    [InlineData("elevenlabs", null, "en")]
    [InlineData("elevenlabs", null, "th")]
    [InlineData("elevenlabs", "eleven_flash_v2_5", "en")]
    [InlineData("google", null, "en")]
    [InlineData("google", null, "th")]
    [InlineData("google", "gemini-2.5-flash-preview-tts", "en")]
    public async Task Every_model_speaks_what_it_is_given_for_the_price_that_is_foretold(string provider, string? model, string language)
    {
        await using var outside = await Emulated.StartAsync();
        var speech = outside.Speech(provider, model);

        var (file, usage) = await outside.SpeakAsync(speech, language == "th" ? Thai : English, language);

        Assert.InRange(await Emulated.SecondsOfAsync(file), 3, 9);
        var paid = Assert.Single(outside.Host.Ledger.Entries);
        Assert.True(paid.Delivered);
        Assert.InRange(usage.EstimatedCost, paid.CostUsd * 0.9m, paid.CostUsd * 1.1m);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("kie")]
    [InlineData("elevenlabs")]
    [InlineData("google")]
    public void Thai_goes_to_a_voice_that_speaks_it_or_to_none(string provider)
    {
        var catalogue = PodcastMuse.Providers.Catalogue.ProviderCatalogue.Read(provider, TimeProvider.System);
        Assert.NotEmpty(catalogue.Voices(null, "th"));
        Assert.NotEmpty(catalogue.Voices(null, "en-GB"));
        Assert.All(catalogue.Voices(null, "th"), v => Assert.DoesNotContain(v.Model, (string[])["eleven_multilingual_v2", "elevenlabs/text-to-speech-multilingual-v2", "elevenlabs/text-to-speech-turbo-2-5"]));
        Assert.Contains(catalogue.Voices(null, "th"), v => v.Gender == VoiceGender.Female);
        Assert.Contains(catalogue.Voices(null, "th"), v => v.Gender == VoiceGender.Male);
        foreach (var silent in catalogue.Models("speech").Where(m => m.Contains("multilingual", StringComparison.Ordinal) || m.Contains("turbo", StringComparison.Ordinal)))
            Assert.Empty(catalogue.Voices(silent, "th"));
    }

    [Fact]
    public async Task A_note_to_the_speaker_reaches_the_models_that_take_one()
    {
        await using var outside = await Emulated.StartAsync();
        var speech = outside.Speech("openai");
        var voice = speech.VoicesFor("en")[0];
        Assert.True(voice.HearsNotes);

        await outside.FinishAsync(slip => speech.SpeakAsync(new SpeechRequest(English, voice, "en", Note: "slower, and warmly"), slip, Emulated.Stop));

        Assert.Contains("\"instructions\":\"slower, and warmly\"", Assert.Single(outside.Host.Requests.All).Body, StringComparison.Ordinal);
        foreach (var (provider, model) in new[] { ("openai", "tts-1"), ("kie", null), ("elevenlabs", null), ("google", null) })
            Assert.DoesNotContain(outside.Speech(provider, model).VoicesFor("en"), v => v.HearsNotes);
    }

    [Fact]
    public async Task Neighbouring_lines_go_along_where_the_model_takes_them()
    {
        await using var outside = await Emulated.StartAsync();
        await outside.SpeakAsync(outside.Speech("elevenlabs"), English);
        await outside.SpeakAsync(outside.Speech("kie", "elevenlabs/text-to-speech-multilingual-v2"), English);
        await outside.SpeakAsync(outside.Speech("elevenlabs", "eleven_v3"), English);

        var bodies = outside.Host.Requests.All.Where(r => r.Call is "speech" or "create.speech").Select(r => r.Body).ToList();
        Assert.Equal([true, true, false], bodies.Select(b => b.Contains("Before it.", StringComparison.Ordinal) && b.Contains("After it.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_accounts_own_voices_are_listed_with_its_key()
    {
        await using var outside = await Emulated.StartAsync();
        var voices = await outside.Speech("elevenlabs").ListVoicesAsync("th", Emulated.Stop);
        Assert.NotEmpty(voices);
        Assert.All(voices, v => Assert.Equal("eleven_v3", v.Model));
    }

    [Theory]
    [InlineData("openai", FaultKind.Reset, "speech")]
    [InlineData("openai", FaultKind.Cut, "speech")]
    [InlineData("openai", FaultKind.HtmlBody, "speech")]
    [InlineData("openai", FaultKind.Status, "speech")]
    [InlineData("elevenlabs", FaultKind.RateLimited, "speech")]
    [InlineData("elevenlabs", FaultKind.EmptyBody, "speech")]
    [InlineData("google", FaultKind.NotJson, "generate.speech")]
    [InlineData("google", FaultKind.Status, "generate.speech")]
    [InlineData("kie", FaultKind.RateLimited, "create.speech")]
    [InlineData("kie", FaultKind.Status, "poll")]
    [InlineData("kie", FaultKind.NotJson, "poll")]
    [InlineData("kie", FaultKind.TaskUnknown, "create.speech")]
    [InlineData("kie", FaultKind.UnknownState, "create.speech")]
    [InlineData("kie", FaultKind.Cut, "download")]
    public async Task What_passes_is_overcome_within_the_call(string provider, FaultKind kind, string call)
    {
        await using var outside = await Emulated.StartAsync();
        outside.Host.Faults.Add(new Fault(provider, call, kind) { Status = 503, RetryAfter = kind == FaultKind.RateLimited ? 1 : null });
        var model = provider == "kie" ? "elevenlabs/text-to-speech-turbo-2-5" : null;

        var (file, _) = await outside.SpeakAsync(outside.Speech(provider, model), English);

        Assert.InRange(await Emulated.SecondsOfAsync(file), 3, 9);
        Assert.Empty(outside.Host.Ledger.PaidTwice());
    }

    [Theory]
    [InlineData("openai", "dead", "/problems/key-refused")]
    [InlineData("kie", "dead", "/problems/key-refused")]
    [InlineData("elevenlabs", "dead", "/problems/key-refused")]
    [InlineData("google", "dead", "/problems/key-refused")]
    [InlineData("openai", "noquota", "/problems/provider-out-of-credits")]
    [InlineData("kie", "noquota", "/problems/provider-out-of-credits")]
    [InlineData("elevenlabs", "noquota", "/problems/provider-out-of-credits")]
    [InlineData("elevenlabs", "noquotalegacy", "/problems/provider-out-of-credits")]
    [InlineData("google", "noquota", "/problems/provider-out-of-credits")]
    public async Task What_a_key_cannot_do_is_said_once_and_in_words(string provider, string word, string type)
    {
        await using var outside = await Emulated.StartAsync();

        var fault = await Assert.ThrowsAsync<FaultException>(() => outside.SpeakAsync(outside.Speech(provider, word: word), English));

        Assert.Equal((type, false), (fault.Problem.Type, fault.IsTransient));
        Assert.Contains(outside.Studio(provider).Name, fault.Message, StringComparison.Ordinal);
        Assert.Single(outside.Host.Requests.All);
    }

    [Theory]
    [InlineData("kie", "create.speech")]
    [InlineData("google", "generate.speech")]
    public async Task Refused_content_is_a_permanent_fault_that_says_so(string provider, string call)
    {
        await using var outside = await Emulated.StartAsync();
        outside.Host.Faults.Add(new Fault(provider, call, FaultKind.Refusal));
        var model = provider == "kie" ? "elevenlabs/text-to-speech-turbo-2-5" : null;

        var fault = await Assert.ThrowsAsync<FaultException>(() => outside.SpeakAsync(outside.Speech(provider, model), English));

        Assert.Equal(("/problems/content-refused", false), (fault.Problem.Type, fault.IsTransient));
    }

    [Fact]
    public async Task A_task_is_never_begun_again_when_nobody_knows_whether_it_was_begun()
    {
        await using var outside = await Emulated.StartAsync();
        outside.Host.Faults.Add(new Fault("kie", "create", FaultKind.Reset) { AfterWork = true });

        var fault = await Assert.ThrowsAsync<FaultException>(() => outside.SpeakAsync(outside.Speech("kie"), English));

        Assert.True(fault.MayHaveHappened);
        Assert.Single(outside.Host.Requests.All);
    }
}
