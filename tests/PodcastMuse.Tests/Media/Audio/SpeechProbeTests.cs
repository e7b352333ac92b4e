using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;

namespace PodcastMuse.Tests.Media.Audio;

public sealed class SpeechProbeTests
{
    [Fact]
    public async Task Sound_speech_passes_and_its_length_is_judged_against_its_text()
    {
        using var episode = new SpokenEpisode();
        var facts = await SpeechProbe.MeasureAsync((await episode.SpeakAsync(1)).Lines[0].WavPath, default);
        Assert.InRange(facts.SpeechSeconds, 5, facts.Seconds);
        Assert.Null(SpeechProbe.Judge(facts, facts.SpeechSeconds * 1.2));
        Assert.Contains("too short", SpeechProbe.Judge(facts, 60)!.Detail, StringComparison.Ordinal);
        Assert.Contains("too long", SpeechProbe.Judge(facts, 0.5)!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_a_fault()
    {
        using var episode = new SpokenEpisode();
        var path = await episode.FilterAsync(["-f", "lavfi", "-i", "anullsrc=r=22050:cl=mono:d=2"], "anull", "silence.wav");
        Assert.Contains("silent", SpeechProbe.Judge(await SpeechProbe.MeasureAsync(path, default), 2)!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noise_is_a_fault()
    {
        using var episode = new SpokenEpisode();
        var path = Path.Combine(episode.Root, "noise.raw");
        var noise = new byte[96_000];
        new Random(1).NextBytes(noise);
        await File.WriteAllBytesAsync(path, noise);
        var taken = await episode.FilterAsync(["-f", "s16le", "-ar", "24000", "-ac", "1", "-i", path], "anull", "noise.wav");
        Assert.Contains("noise", SpeechProbe.Judge(await SpeechProbe.MeasureAsync(taken, default), 2)!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_off_in_transfer_is_a_fault()
    {
        using var episode = new SpokenEpisode();
        var path = (await episode.SpeakAsync(1)).Lines[0].WavPath;
        await using (var file = File.OpenWrite(path))
            file.SetLength(file.Length / 2);
        Assert.Contains("cut off", SpeechProbe.Judge(await SpeechProbe.MeasureAsync(path, default), 6)!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("half.mp3")]
    [InlineData("half.sw")]
    public async Task Half_of_a_take_in_a_format_that_tells_no_length_is_a_fault(string name)
    {
        using var episode = new SpokenEpisode();
        var (told, judged) = (0, 0);
        foreach (var line in (await episode.SpeakAsync(8)).Lines)
        {
            var whole = await SpeechProbe.MeasureAsync(line.WavPath, default);
            var path = await episode.FilterAsync(["-i", line.WavPath], "aresample=24000", name);
            await using (var file = File.OpenWrite(path))
                file.SetLength(file.Length / 4 * 2);
            if (Path.GetExtension(name) == ".sw")
                path = await episode.FilterAsync(["-f", "s16le", "-ar", "24000", "-ac", "1", "-i", path], "anull", "taken.wav");
            var half = await SpeechProbe.MeasureAsync(path, default);

            // The voice may be a little slower or faster than it was reckoned with.
            foreach (var pace in (double[])[0.9, 1, 1.1])
            {
                var isTold = SpeechProbe.Judge(half, whole.SpeechSeconds * pace) is not null;
                Assert.True(isTold || !half.EndsAbruptly);
                (told, judged) = (told + (isTold ? 1 : 0), judged + 1);
            }
        }

        // What passes was cut within a pause.
        Assert.InRange(told, 0.7 * judged, judged);
    }

    [Fact]
    public async Task A_whole_take_that_ends_abruptly_passes()
    {
        using var episode = new SpokenEpisode();
        var path = (await episode.SpeakAsync(1)).Lines[0].WavPath;
        var whole = await SpeechProbe.MeasureAsync(path, default);
        var tight = await SpeechProbe.MeasureAsync(await episode.FilterAsync(["-i", path], "atrim=end=4.5", "tight.wav"), default);
        Assert.Null(SpeechProbe.Judge(tight with { EndsAbruptly = true }, whole.SpeechSeconds));
    }

    [Fact]
    public async Task What_is_not_audio_is_a_fault_worth_another_try()
    {
        using var episode = new SpokenEpisode();
        var path = Path.Combine(episode.Root, "error.wav");
        await File.WriteAllTextAsync(path, "{\"error\":\"overloaded\"}");
        Assert.True((await Assert.ThrowsAsync<FaultException>(() => SpeechProbe.MeasureAsync(path, default))).IsTransient);
    }

    [Theory]
    [InlineData("line.mp3", "aresample=44100")]
    [InlineData("line.wav", "aresample=44100,pan=stereo|c0=c0|c1=c0")]
    [InlineData("line.flac", "aresample=24000")]
    public async Task Other_formats_and_rates_measure_the_same(string name, string filter)
    {
        using var episode = new SpokenEpisode();
        var wav = (await episode.SpeakAsync(1)).Lines[0].WavPath;
        var expected = await SpeechProbe.MeasureAsync(wav, default);
        var facts = await SpeechProbe.MeasureAsync(await episode.FilterAsync(["-i", wav], filter, name), default);
        Assert.Equal(expected.SpeechSeconds, facts.SpeechSeconds, 0.04);
        // LAME turns MP3 down by 0.45 dB.
        Assert.Equal(expected.RmsDb, facts.RmsDb, 0.5);
    }
}
