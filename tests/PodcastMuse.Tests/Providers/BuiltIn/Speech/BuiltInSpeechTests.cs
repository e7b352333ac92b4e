using System.Security.Cryptography;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;
using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Speech;

namespace PodcastMuse.Tests.Providers.BuiltIn.Speech;

public sealed class BuiltInSpeechTests : IDisposable
{
    private const string English = "Good morning, and welcome back to the show. Today we talk about tea, and how it crossed the oceans.";
    private const string Thai = "สวัสดีครับ ยินดีต้อนรับเข้าสู่รายการของเรา วันนี้เราจะพูดเรื่องชา และการเดินทางของชาข้ามมหาสมุทร";

    private readonly string _folder = Directory.CreateTempSubdirectory("speech-").FullName;
    private readonly BuiltInSpeech _speech = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("en", English)]
    [InlineData("th", Thai)]
    public async Task Every_voice_speaks_audibly_for_about_the_predicted_time(string language, string text)
    {
        foreach (var voice in _speech.VoicesFor(language))
        {
            var facts = await MediaProbe.ProbeAsync(await SpeakAsync(voice, text), default);
            var predicted = PodcastMuse.Language.SpokenUnits.Count(text, language) / voice.UnitsPerSecond;
            Assert.Equal((48_000, 1, "pcm_s16le"), (facts.SampleRate, facts.Channels, facts.AudioCodec));
            Assert.InRange(facts.Duration, predicted * 0.75, (predicted * 1.25) + 1.0);
        }
    }

    [Theory]
    [InlineData("en", English)]
    [InlineData("th", Thai)]
    public async Task The_same_request_gives_the_same_bytes(string language, string text)
    {
        foreach (var voice in _speech.VoicesFor(language).Take(2))
            Assert.Equal(await HashAsync(await SpeakAsync(voice, text)), await HashAsync(await SpeakAsync(voice, text)));
    }

    [Theory]
    [InlineData("en", English)]
    [InlineData("th", Thai)]
    public async Task No_two_voices_are_closer_than_a_semitone_and_a_half_and_women_lie_above_men(string language, string text)
    {
        var heard = new List<(VoiceGender Gender, double Hertz)>();
        foreach (var voice in _speech.VoicesFor(language))
            heard.Add((voice.Gender, PitchMeter.MedianHertz(await SpeakAsync(voice, text))));
        var ordered = heard.OrderBy(h => h.Hertz).ToList();
        Assert.Equal([VoiceGender.Male, VoiceGender.Male, VoiceGender.Female, VoiceGender.Female], ordered.Select(h => h.Gender));
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(12 * Math.Log2(pair.Second.Hertz / pair.First.Hertz) > 1.5, $"{pair}"));
    }

    [Theory]
    [InlineData("-voice rms -o /tmp/never.wav")]
    [InlineData("--version")]
    [InlineData("$(touch /tmp/never.wav) `id` ; rm -rf / | cat")]
    [InlineData("a\0b\u0007c words \u001B[31m")]
    [InlineData("[[h@l'oU]] <speak>text</speak> <audio src=\"/etc/passwd\"/>")]
    [InlineData("“Curly” — naïve café… 😀 Ærø")]
    public async Task Whatever_is_written_is_only_spoken(string text)
    {
        foreach (var language in new[] { "en", "th", "de" })
            Assert.True(new FileInfo(await SpeakAsync(_speech.VoicesFor(language)[0], text, language)).Length > 10_000);
        Assert.False(File.Exists("/tmp/never.wav"));
    }

    [Theory]
    [InlineData("en", "สวัสดี")]
    [InlineData("en", "... !!!")]
    [InlineData("th", " - ")]
    [InlineData("th", "")]
    public async Task What_a_voice_cannot_say_is_refused_in_one_line_and_leaves_no_file(string language, string text)
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => SpeakAsync(_speech.VoicesFor(language)[0], text, language));
        Assert.False(fault.IsTransient);
        Assert.DoesNotContain('\n', fault.Problem.Detail);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_line_at_the_limit_is_spoken()
    {
        var voice = _speech.VoicesFor("en")[0];
        var longest = string.Concat(Enumerable.Repeat("The river went on and on. ", 200))[.._speech.LongestText(voice)];
        Assert.InRange((await MediaProbe.ProbeAsync(await SpeakAsync(voice, longest), default)).Duration, 200, 600);
    }

    [Fact]
    public async Task Eight_lines_at_once_come_out_as_one_by_one()
    {
        var voices = _speech.VoicesFor("en").Concat(_speech.VoicesFor("th")).ToList();
        var together = await Task.WhenAll(voices.Select(v => SpeakAsync(v, English)));
        foreach (var (voice, path) in voices.Zip(together))
            Assert.Equal(await HashAsync(await SpeakAsync(voice, English)), await HashAsync(path));
    }

    [Fact]
    public async Task A_cancelled_line_leaves_no_file()
    {
        using var cancel = new CancellationTokenSource();
        var speaking = SpeakAsync(_speech.VoicesFor("en")[0], string.Concat(Enumerable.Repeat(English + " ", 45)), "en", cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => speaking);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_language_nobody_can_speak_has_no_voices() => Assert.Empty(_speech.VoicesFor("tlh"));

    private async Task<string> SpeakAsync(Voice voice, string text, string? language = null, CancellationToken cancellationToken = default)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        var answer = await _speech.SpeakAsync(new SpeechRequest(text, voice, language ?? voice.Language), new CallSlip(path), cancellationToken);
        return Assert.IsType<ProviderAnswer<MadeFile>.Finished>(answer).Value.Path;
    }

    private static async Task<string> HashAsync(string path) => Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(path)));
}
