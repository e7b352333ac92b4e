using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Codecs;
using PodcastMuse.Media.Mastering;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Tests.Media.Codecs;

public sealed class Mp3BlockTests(ITestOutputHelper output)
{
    /// <summary>
    /// The joined file against one run of LAME over the same WAV: the program, not our binding. Same length, no shift, and
    /// what differs (the encoder's slow adaptation after a cut) lies far below the speech.
    /// </summary>
    [Theory]
    [InlineData("none")]
    [InlineData("calm")]
    public async Task Joined_blocks_equal_one_pass_to_the_sample(string music)
    {
        using var episode = new SpokenEpisode();
        var result = await Master.RenderAsync((await episode.SpeakAsync(8)) with { Music = music }, null, default);
        var whole = Path.Combine(episode.Root, "whole.mp3");
        await Tool.RunAsync("lame", ["--silent", "--nores", "-b", "128", "-q", "5", "-m", "j", "--scale", "1.0526316", "--noreplaygain", result.WavPath, whole], default);

        var joined = await OutsideMeter.DecodeAsync(result.Mp3Path);
        var once = await OutsideMeter.DecodeAsync(whole);
        Assert.Equal(once.Length, joined.Length);
        double error = 0, power = 0, worst = 0;
        for (var i = 0; i < once.Length; i++)
        {
            var difference = Math.Abs(joined[i] - once[i]);
            error += difference * difference;
            power += once[i] * once[i];
            worst = Math.Max(worst, difference);
        }
        var frames = SameFrames(result.Mp3Path, whole);
        output.WriteLine($"{10 * Math.Log10(power / error):0.0} dB apart, worst {worst}, frames {frames}");
        Assert.True(10 * Math.Log10(power / error) > 40);
        Assert.True(worst < 0.03);
        Assert.True(frames.Same > 0.85 * frames.All);
    }

    [Fact]
    public async Task Every_frame_stands_alone_and_the_info_frame_tells_the_length()
    {
        using var episode = new SpokenEpisode();
        var result = await Master.RenderAsync(await episode.SpeakAsync(3), null, default);
        var bytes = await File.ReadAllBytesAsync(result.Mp3Path);
        Assert.Equal(0, bytes.Length % Mp3Format.FrameBytes);
        Assert.Equal("Info"u8, bytes.AsSpan(36, 4));
        for (var at = Mp3Format.FrameBytes; at < bytes.Length; at += Mp3Format.FrameBytes)
            Assert.True(Mp3Format.IsFreeStanding(bytes.AsSpan(at, Mp3Format.FrameBytes)));
        var facts = await MediaProbe.ProbeAsync(result.Mp3Path, default);
        Assert.Equal(result.Timeline.Duration.TotalSeconds, facts.Duration, 0.03);
        Assert.Equal(("mp3", 48_000, 2), (facts.AudioCodec, facts.SampleRate, facts.Channels));
    }

    [Fact]
    public void A_wrong_frame_is_noticed()
    {
        var frame = new byte[Mp3Format.FrameBytes];
        (frame[0], frame[1], frame[2]) = (0xFF, 0xFB, 0x94);
        Assert.True(Mp3Format.IsFreeStanding(frame));
        frame[4] = 1;
        Assert.False(Mp3Format.IsFreeStanding(frame));
    }

    [Fact]
    public void Encoding_silence_gives_the_frames_asked_for()
    {
        var silence = new short[(Mp3Block.Before + 10 + Mp3Block.After) * Pcm.Frame];
        Assert.Equal(10 * Mp3Format.FrameBytes, Mp3Block.Encode(silence, silence, Mp3Block.Before, 10).Length);
    }

    private static (int Same, int All) SameFrames(string joinedPath, string wholePath)
    {
        var joined = File.ReadAllBytes(joinedPath).AsSpan();
        var whole = File.ReadAllBytes(wholePath).AsSpan();
        var (same, all) = (0, joined.Length / Mp3Format.FrameBytes - 1);
        for (var i = 1; i <= all; i++)
        {
            var range = new Range(i * Mp3Format.FrameBytes + 4, (i + 1) * Mp3Format.FrameBytes);
            if (joined[range].SequenceEqual(whole[range]))
                same++;
        }
        return (same, all);
    }
}
