using PodcastMuse.Media.Audio;

namespace PodcastMuse.Tests.Media.Audio;

public sealed class Mp3FileTests
{
    [Theory]
    [InlineData("aresample=44100", "whole.mp3")]
    [InlineData("aresample=48000,pan=stereo|c0=c0|c1=c0", "whole.mp3")]
    [InlineData("aresample=24000", "whole.mp3")]
    [InlineData("aresample=11025", "whole.mp3")]
    public async Task A_file_that_lacks_frames_its_header_tells_of_is_not_whole(string filter, string name)
    {
        using var episode = new SpokenEpisode();
        var file = await File.ReadAllBytesAsync(await episode.FilterAsync(["-i", (await episode.SpeakAsync(1)).Lines[0].WavPath], filter, name));

        Assert.Equal(FileEnd.Whole, Mp3File.EndOf(file));
        foreach (var share in (double[])[0.1, 0.5, 0.9])
            Assert.Equal(FileEnd.Missing, Mp3File.EndOf(file.AsSpan(0, (int)(share * file.Length))));
        Assert.Equal(FileEnd.Whole, Mp3File.EndOf([.. file, .. "TAG"u8, .. new byte[125]]));
    }

    [Fact]
    public async Task Without_a_header_a_file_that_ends_within_a_frame_was_broken_off()
    {
        using var episode = new SpokenEpisode();
        var path = Path.Combine(episode.Root, "streamed.mp3");
        await PodcastMuse.Media.Tools.Ffmpeg.RunAsync(["-i", (await episode.SpeakAsync(1)).Lines[0].WavPath, "-ar", "44100", "-write_xing", "0", "-id3v2_version", "0", path], default);
        var file = await File.ReadAllBytesAsync(path);

        Assert.Equal(FileEnd.Whole, Mp3File.EndOf(file));
        Assert.Equal(FileEnd.Broken, Mp3File.EndOf(file.AsSpan(0, file.Length - 7)));
        Assert.Equal(FileEnd.Broken, Mp3File.EndOf(file.AsSpan(0, (file.Length / 2) + 3)));

        await File.WriteAllBytesAsync(path, file[..((file.Length / 2) + 3)]);
        Assert.True((await SpeechProbe.MeasureAsync(path, default)).EndsAbruptly);
    }

    [Fact]
    public void What_is_no_mp3_is_for_others_to_judge()
    {
        Assert.Equal(FileEnd.Whole, Mp3File.EndOf([]));
        Assert.Equal(FileEnd.Whole, Mp3File.EndOf("OggS"u8));
        Assert.Equal(FileEnd.Whole, Mp3File.EndOf("ID3\u0003\0\0\u007f\u007f\u007f\u007f"u8));
    }
}
