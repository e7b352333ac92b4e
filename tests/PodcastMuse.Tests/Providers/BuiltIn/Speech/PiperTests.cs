using System.Text.Json;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;
using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Speech;

namespace PodcastMuse.Tests.Providers.BuiltIn.Speech;

public sealed class PiperTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piper-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_installed_voice_is_offered_first_and_speaks_every_sound(bool speakers)
    {
        Install("en_US-ryan-medium", TinyOnnx.Model(speakers));
        using var speech = new BuiltInSpeech(_folder);
        var voice = speech.VoicesFor("en-GB")[0];
        Assert.Equal(("piper", "piper:en_US-ryan-medium", VoiceGender.Male), (voice.Model, voice.Id, voice.Gender));
        Assert.Equal(5, speech.VoicesFor("en").Count);
        Assert.DoesNotContain(speech.VoicesFor("th"), v => v.Model == "piper");

        var brief = await SpeakAsync(speech, voice, "Hello.");
        var longer = await SpeakAsync(speech, voice, "Hello there, good people of the quiet hills. Hello.");
        Assert.Equal(48_000, brief.SampleRate);
        Assert.InRange(longer.Duration, brief.Duration * 3, brief.Duration * 12);
    }

    [Fact]
    public void Sounds_become_ids_between_start_end_and_pads()
    {
        var map = new Dictionary<string, long[]> { ["_"] = [0], ["^"] = [1], ["$"] = [2], ["a"] = [5], ["b"] = [6, 7] };
        Assert.Equal([1, 0, 5, 0, 6, 7, 0, 2], PiperModel.Ids("a?b", map));
    }

    [Fact]
    public async Task A_broken_model_is_named_in_one_line()
    {
        Install("en_US-broken", [1, 2, 3]);
        using var speech = new BuiltInSpeech(_folder);
        var fault = await Assert.ThrowsAsync<FaultException>(() => SpeakAsync(speech, speech.VoicesFor("en")[0], "Hello."));
        Assert.Contains("en_US-broken.onnx", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"audio\":{\"sample_rate\":22050}}")]
    public void A_file_that_is_no_voice_is_not_offered(string json)
    {
        File.WriteAllBytes(Path.Combine(_folder, "x.onnx"), [1]);
        File.WriteAllText(Path.Combine(_folder, "x.onnx.json"), json);
        using var speech = new BuiltInSpeech(_folder);
        Assert.Equal(4, speech.VoicesFor("en").Count);
    }

    private void Install(string name, byte[] model)
    {
        File.WriteAllBytes(Path.Combine(_folder, name + ".onnx"), model);
        var ids = "_^$ ,.abcdefhijklmnopstuvwzæðŋɐɑɔəɛɜɡɪɹɾʃʊʌʒˈˌː".Select((c, i) => (c, i)).ToDictionary(p => p.c.ToString(), p => new long[] { p.i });
        File.WriteAllText(Path.Combine(_folder, name + ".onnx.json"), JsonSerializer.Serialize(new
        {
            audio = new { sample_rate = 22_050 },
            espeak = new { voice = "en-us" },
            inference = new { noise_scale = 0.667, length_scale = 1.0, noise_w = 0.8 },
            phoneme_id_map = ids,
            num_speakers = 1,
        }));
    }

    private async Task<MediaFacts> SpeakAsync(BuiltInSpeech speech, Voice voice, string text)
    {
        var answer = await speech.SpeakAsync(new SpeechRequest(text, voice, "en"), new CallSlip(Path.Combine(_folder, "said")), default);
        return await MediaProbe.ProbeAsync(Assert.IsType<ProviderAnswer<MadeFile>.Finished>(answer).Value.Path, default);
    }
}
