using CliWrap;
using CliWrap.Buffered;

namespace ProviderEmulator.Tests.Media;

/// <summary>With the real voices, and with ffprobe as the judge.</summary>
public sealed class SpokenTests
{
    private const string English = "This line is really spoken, and it takes as long as it should.";
    private const string Thai = "สวัสดีครับ ยินดีต้อนรับสู่รายการของเรา วันนี้เราจะพูดถึงเรื่องผึ้ง";

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("mp3", "mp3", English)]
    [InlineData("wav", "pcm_s16le", Thai)]
    [InlineData("opus", "opus", English)]
    [InlineData("aac", "aac", English)]
    [InlineData("flac", "flac", Thai)]
    public async Task A_spoken_line_is_real_sound_of_the_right_length(string format, string codec, string line)
    {
        await using var emulator = await Emulator.StartAsync(options => options with { Media = MediaMode.Spoken });
        var sound = await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", $$"""{"model":"tts-1","voice":"nova","input":"{{line}}","response_format":"{{format}}"}"""));
        var path = Path.Combine(Path.GetTempPath(), $"emulator-{Environment.ProcessId}-{format}");
        await File.WriteAllBytesAsync(path, sound);
        try
        {
            var probed = await Cli.Wrap("ffmpeg").WithArguments(["-v", "info", "-nostdin", "-i", path, "-af", "volumedetect", "-f", "null", "-"]).ExecuteBufferedAsync();
            Assert.Contains($"Audio: {codec}", probed.StandardError, StringComparison.Ordinal);
            var time = TimeSpan.Parse(probed.StandardError[(probed.StandardError.LastIndexOf("time=", StringComparison.Ordinal) + 5)..][..11], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(ProviderEmulator.Media.SpokenLength.Seconds(line, "nova"), time.TotalSeconds, 0.15);
            var loud = probed.StandardError.Split("max_volume: ")[1].Split(' ')[0];
            Assert.InRange(double.Parse(loud, System.Globalization.CultureInfo.InvariantCulture), -20, 0);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_dialogue_is_as_long_as_its_turns()
    {
        await using var emulator = await Emulator.StartAsync(options => options with { Media = MediaMode.Spoken });
        const string bella = "hpp4J3VqNfWAUOO0d1Us", brian = "nPczCjzI2devNBz1zQrb";
        var answer = await Emulator.JsonAsync(emulator.ElevenLabsAsync(
            "/v1/text-to-dialogue/with-timestamps?output_format=pcm_24000", $$"""{"inputs":[{"text":"{{English}}","voice_id":"{{bella}}"},{"text":"[laughs] Quite so.","voice_id":"{{brian}}"}]}"""));
        var sound = Convert.FromBase64String((string)answer["audio_base64"]!);
        Assert.Equal((double)answer["voice_segments"]![1]!["end_time_seconds"]!, sound.Length / 48_000.0, 0.05);
    }
}
