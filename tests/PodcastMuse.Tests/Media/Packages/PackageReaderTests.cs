using System.IO.Compression;
using System.Text;
using CsCheck;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Packages;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Packages;

public sealed class PackageReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        await using var package = await PackageReader.OpenAsync(await PackageSamples.WriteAsync(folder), CancellationToken.None);
        var facts = PackageSamples.Facts();
        Assert.Equal(facts.Title, package.Manifest.Episode.Title);
        Assert.Equal(facts.Script[0].Segments.Select(s => s.Text), package.Manifest.Segments.Select(s => s.Text));
        Assert.Equal(facts.Speakers[0].Voice.Settings, package.Manifest.Episode.Speakers[0].Voice.Settings);
        Assert.Equal(5, package.Manifest.Episode.Brief.GetProperty("minutes").GetInt32());
        Assert.StartsWith("WEBVTT สวัสดี", await package.ReadTextAsync("transcript/captions.vtt", CancellationToken.None), StringComparison.Ordinal);
        await package.VerifyAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Audio_of_a_line_comes_out_as_it_went_in_and_a_line_without_audio_has_none()
    {
        await using var package = await PackageReader.OpenAsync(await PackageSamples.WriteAsync(folder), CancellationToken.None);
        var segments = package.Manifest.Segments.ToList();
        await package.ExtractAsync(package.AudioOf(segments[0])!, folder.At("out.wav"), CancellationToken.None);
        Assert.Equal(await File.ReadAllBytesAsync(folder.At("s.wav")), await File.ReadAllBytesAsync(folder.At("out.wav")));
        Assert.Null(package.AudioOf(segments[1]));
    }

    [Fact]
    public async Task A_changed_file_is_never_handed_out()
    {
        var zip = await PackageSamples.WriteAsync(folder);
        var bytes = await File.ReadAllBytesAsync(zip);
        bytes[5_000] ^= 0x40; // inside the stored audio
        await File.WriteAllBytesAsync(zip, bytes);
        await using var package = await PackageReader.OpenAsync(zip, CancellationToken.None);
        var path = package.AudioOf(package.Manifest.Segments.First())!;
        var fault = await Assert.ThrowsAsync<FaultException>(() => package.ExtractAsync(path, folder.At("out.wav"), CancellationToken.None));
        Assert.Contains("damaged", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("out.wav")));
        await Assert.ThrowsAsync<FaultException>(() => package.VerifyAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("C:\\x")]
    [InlineData("audio//x")]
    public async Task A_name_that_would_leave_the_folder_is_refused(string path) =>
        Assert.Contains("unsafe name", await RefusalAsync(zip => Add(zip, path, "x"u8)), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_unpacks_to_far_more_than_it_should_is_refused() =>
        Assert.Contains("far more", await RefusalAsync(zip => Add(zip, "bomb.txt", new byte[20_000_000])), StringComparison.Ordinal);

    [Fact]
    public async Task A_package_without_a_manifest_is_refused()
    {
        var zip = await PackageSamples.WriteAsync(folder);
        await ChangeAsync(zip, archive => archive.GetEntry("manifest.json")!.Delete());
        Assert.Contains("no manifest.json", await FaultOfAsync(zip), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"format_version\": 1", "\"format_version\": 2", "newer Podcast Muse")]
    [InlineData("\"format_version\": 1", "\"format_version\": ", "cannot be read")]
    [InlineData("\"speaker\": 0", "\"speaker\": 9", "no speaker")]
    [InlineData("\"index\": 1", "\"index\": 7", "not in order")]
    [InlineData("\"size\": 100000", "\"size\": 99999", "size")]
    [InlineData("transcript/captions.vtt", "transcript/missing.vtt", "missing")]
    [InlineData("\"path\": \"transcript/captions.vtt\"", "\"path\": \"../x\"", "names a file wrongly")]
    [InlineData("\"c0ffee00c0ffee00\"", "\"../../x\"", "content hash")]
    [InlineData("\"title\": \"กำเนิดกรุงเทพฯ\"", "\"title\": null", "cannot be read")]
    [InlineData("\"passage_ids\": []", "\"passage_ids\": 5", "cannot be read")]
    public async Task A_manifest_that_does_not_hold_is_refused_in_one_line(string from, string to, string says)
    {
        var zip = await PackageSamples.WriteAsync(folder);
        await ChangeAsync(zip, archive => Replace(archive, "manifest.json", text => Changed(text, from, to)));
        var message = await FaultOfAsync(zip);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task What_is_not_there_or_no_zip_is_named()
    {
        Assert.Contains("does not exist", await FaultOfAsync(folder.At("none.zip")), StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.At("text.zip"), "not a zip");
        Assert.Contains("not a ZIP", await FaultOfAsync(folder.At("text.zip")), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(folder.At("empty.zip"), []);
        Assert.Contains("not a ZIP", await FaultOfAsync(folder.At("empty.zip")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_or_changed_anywhere_a_package_is_refused_or_every_file_is_right()
    {
        var whole = await File.ReadAllBytesAsync(await PackageSamples.WriteAsync(folder));
        var name = 0;
        await Gen.Select(Gen.Int[0, whole.Length], Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[0, 4]).SampleAsync(async change =>
        {
            var (length, flips) = change;
            var bytes = whole[..(length % 3 == 0 ? length : whole.Length)];
            foreach (var (at, value) in flips.Where(flip => flip.Item1 < bytes.Length))
                bytes[at] = value;
            var path = folder.At($"{Interlocked.Increment(ref name)}.zip");
            await File.WriteAllBytesAsync(path, bytes);
            try
            {
                await using var package = await PackageReader.OpenAsync(path, CancellationToken.None);
                await package.VerifyAsync(CancellationToken.None);
            }
            catch (FaultException fault)
            {
                Assert.DoesNotContain('\n', fault.Message);
            }
            File.Delete(path);
        }, iter: 1_000);
    }

    private async Task<string> RefusalAsync(Action<ZipArchive> change)
    {
        var zip = await PackageSamples.WriteAsync(folder);
        await ChangeAsync(zip, change);
        return await FaultOfAsync(zip);
    }

    private static async Task<string> FaultOfAsync(string zip) =>
        (await Assert.ThrowsAsync<FaultException>(() => PackageReader.OpenAsync(zip, CancellationToken.None))).Message;

    private static async Task ChangeAsync(string zip, Action<ZipArchive> change)
    {
        await using var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Update);
        change(archive);
    }

    private static void Add(ZipArchive archive, string path, ReadOnlySpan<byte> content)
    {
        using var stream = archive.CreateEntry(path).Open();
        stream.Write(content);
    }

    private static string Changed(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static void Replace(ZipArchive archive, string path, Func<string, string> change)
    {
        var entry = archive.GetEntry(path)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        entry.Delete();
        Add(archive, path, Encoding.UTF8.GetBytes(change(text)));
    }
}
