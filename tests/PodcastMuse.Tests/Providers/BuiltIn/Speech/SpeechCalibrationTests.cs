using System.Globalization;
using PodcastMuse.Language;
using PodcastMuse.Media.Tools;
using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Speech;

namespace PodcastMuse.Tests.Providers.BuiltIn.Speech;

/// <summary>
/// The procedure behind the paces in <see cref="BuiltInVoices"/>: every line of calibration.en.txt and calibration.th.txt (our own
/// sentences, from one word to forty) is spoken and trimmed as the master trims it. Run the explicit test to measure anew.
/// </summary>
public sealed class SpeechCalibrationTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("calibration-").FullName;
    private readonly BuiltInSpeech _speech = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    public async Task Every_voice_takes_the_time_its_pace_predicts(string language)
    {
        // Every fourth line is a minute of speech; chance alone moves so short a sum by a few percent.
        foreach (var voice in _speech.VoicesFor(language))
            Assert.InRange(await MeasureAsync(voice, [.. Lines(language).Where((_, i) => i % 4 == 1)]) / voice.UnitsPerSecond, 0.93, 1.07);
    }

    [Theory(Explicit = true)]
    [InlineData("en")]
    [InlineData("th")]
    public async Task Over_the_whole_text_prediction_is_within_three_percent(string language)
    {
        var off = new List<string>();
        foreach (var voice in _speech.VoicesFor(language))
        {
            var measured = await MeasureAsync(voice, Lines(language));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{voice.Id}: {measured:0.000} units per second, {measured / voice.UnitsPerSecond:0.000} of the recorded pace"));
            if (measured / voice.UnitsPerSecond is < 0.97 or > 1.03)
                off.Add(voice.Id);
        }

        Assert.Empty(off);
    }

    private static string[] Lines(string language) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Providers", "BuiltIn", "Speech", $"calibration.{language}.txt"));

    private async Task<double> MeasureAsync(Voice voice, string[] lines)
    {
        var (units, seconds) = (0.0, 0.0);
        foreach (var line in lines)
        {
            var text = SpeechText.Normalise(line, voice.Language);
            var path = Path.Combine(_folder, voice.Id);
            await _speech.SpeakAsync(new SpeechRequest(text, voice, voice.Language), new CallSlip(path), default);
            await Ffmpeg.RunAsync(["-i", path + ".wav", "-af", Trim, path + ".trimmed.wav"], default);
            var length = (await MediaProbe.ProbeAsync(path + ".trimmed.wav", default)).Duration;
            (units, seconds) = (units + SpokenUnits.Count(text, voice.Language), seconds + length);
        }

        return units / seconds;
    }

    private const string Trim = "silenceremove=start_periods=1:start_threshold=-50dB,areverse,silenceremove=start_periods=1:start_threshold=-50dB,areverse";
}
