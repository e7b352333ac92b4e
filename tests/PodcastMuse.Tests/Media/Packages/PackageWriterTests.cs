using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Packages;
using PodcastMuse.Media.Tools;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Packages;

public sealed class PackageWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Unzip_finds_no_fault_and_the_manifest_last()
    {
        var zip = await PackageSamples.WriteAsync(folder);
        Assert.Contains("No errors detected", await Tool.RunAsync("unzip", ["-t", zip], CancellationToken.None), StringComparison.Ordinal);
        var names = (await Tool.RunAsync("unzip", ["-Z1", zip], CancellationToken.None)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["audio/segments/0000-c0ffee00c0ffee00.wav", "transcript/captions.vtt", "manifest.json"], names);
    }

    [Fact]
    public async Task Media_is_stored_and_text_deflated()
    {
        using var zip = ZipFile.OpenRead(await PackageSamples.WriteAsync(folder));
        Assert.Equal(zip.Entries[0].Length, zip.Entries[0].CompressedLength);
        Assert.True(zip.Entries[1].CompressedLength < zip.Entries[1].Length / 10);
        Assert.Contains("stor", await Tool.RunAsync("unzip", ["-Z", folder.At("resources.zip")], CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_has_size_hash_and_length_of_each_file_as_another_tool_measures_them()
    {
        var zip = await PackageSamples.WriteAsync(folder);
        using var manifest = JsonDocument.Parse(await Tool.RunAsync("unzip", ["-p", zip, "manifest.json"], CancellationToken.None));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal(2, files.Count);
        foreach (var file in files)
        {
            var path = file.GetProperty("path").GetString()!;
            await Tool.RunAsync("unzip", ["-o", "-q", zip, path, "-d", folder.Path], CancellationToken.None);
            var sum = (await Tool.RunAsync("sha256sum", [folder.At(path)], CancellationToken.None)).Split(' ')[0];
            Assert.Equal(sum, file.GetProperty("sha256").GetString());
            Assert.Equal(new FileInfo(folder.At(path)).Length, file.GetProperty("size").GetInt64());
        }
        Assert.Equal(1.25, files[0].GetProperty("duration_seconds").GetDouble());
        Assert.Equal(1, manifest.RootElement.GetProperty("format_version").GetInt32());
        Assert.Contains("เสียงสังเคราะห์", manifest.RootElement.GetProperty("ai_disclosure").GetString(), StringComparison.Ordinal);
        Assert.Equal("espeak-ng", manifest.RootElement.GetProperty("episode").GetProperty("providers")[0].GetProperty("model").GetString());
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_in_whatever_order_it_comes()
    {
        var first = await PackageSamples.WriteAsync(folder);
        var files = (await PackageSamples.FilesAsync(folder)).Reverse().ToList();
        await PackageWriter.WriteAsync(folder.At("again.zip"), files, PackageSamples.Facts(), null, CancellationToken.None);
        Assert.Equal(SHA256.HashData(await File.ReadAllBytesAsync(first)), SHA256.HashData(await File.ReadAllBytesAsync(folder.At("again.zip"))));
    }

    [Fact]
    public async Task Progress_only_rises_and_ends_at_one()
    {
        var seen = new List<double>();
        await PackageWriter.WriteAsync(
            folder.At("p.zip"), await PackageSamples.FilesAsync(folder), PackageSamples.Facts(), new Recorder(seen), CancellationToken.None);
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(1, seen[^1]);
    }

    [Theory]
    [InlineData("../out.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b.txt")]
    [InlineData("manifest.json")]
    public async Task A_name_that_could_leave_the_folder_is_never_written(string path) =>
        await Assert.ThrowsAsync<FaultException>(async () => await PackageWriter.WriteAsync(
            folder.At("x.zip"), [(await PackageSamples.FilesAsync(folder))[0] with { Path = path }], PackageSamples.Facts(), null, CancellationToken.None));

    [Fact]
    public async Task A_missing_file_leaves_no_half_package()
    {
        var files = (await PackageSamples.FilesAsync(folder)).Append(new PackageFile("audio/final.mp3", folder.At("gone.mp3"), "audio/mpeg", 1)).ToList();
        var fault = await Assert.ThrowsAsync<FaultException>(
            () => PackageWriter.WriteAsync(folder.At("x.zip"), files, PackageSamples.Facts(), null, CancellationToken.None));
        Assert.Contains("audio/final.mp3", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "x.zip*"));
    }

    [Fact]
    public async Task Cancelling_half_way_leaves_no_half_package()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await PackageWriter.WriteAsync(
            folder.At("x.zip"), await PackageSamples.FilesAsync(folder), PackageSamples.Facts(), new Canceller(stop), stop.Token));
        Assert.Empty(Directory.GetFiles(folder.Path, "x.zip*"));
    }

    private sealed class Recorder(List<double> seen) : IProgress<double>
    {
        public void Report(double value) => seen.Add(value);
    }

    private sealed class Canceller(CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value) => stop.Cancel();
    }
}
