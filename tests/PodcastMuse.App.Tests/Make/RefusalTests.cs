using System.Text.Json;
using PodcastMuse.Tests.Documents;
using SkiaSharp;

namespace PodcastMuse.App.Tests.Make;

/// <summary>What cannot be made is refused in one clear line with exit code 2, and leaves nothing behind.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly Workbench _bench = new();

    private Muse Muse => new(_bench.Data);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("A title is needed", "--source", "good.md")]
    [InlineData("A title is needed", "--title", "   ", "--source", "good.md")]
    [InlineData("nothing to speak of", "--title", "T")]
    [InlineData("--minutes", "--title", "T", "--source", "good.md", "--minutes", "0")]
    [InlineData("--minutes", "--title", "T", "--source", "good.md", "--minutes", "100000")]
    [InlineData("--minutes", "--title", "T", "--source", "good.md", "--minutes", "99999999999")]
    [InlineData("'abc'", "--title", "T", "--source", "good.md", "--minutes", "abc")]
    [InlineData("-1", "--title", "T", "--source", "good.md", "--minutes", "-1")]
    [InlineData("--speakers", "--title", "T", "--source", "good.md", "--speakers", "5")]
    [InlineData("--loudness", "--title", "T", "--source", "good.md", "--loudness", "11")]
    [InlineData("--title", "--source", "good.md", "--title")]
    [InlineData("--language 'xx'", "--title", "T", "--source", "good.md", "--language", "xx")]
    [InlineData("--template 'opera'", "--title", "T", "--source", "good.md", "--template", "opera")]
    [InlineData("--image-style 'crayon'", "--title", "T", "--source", "good.md", "--image-style", "crayon")]
    [InlineData("--motion 'wild'", "--title", "T", "--source", "good.md", "--motion", "wild")]
    [InlineData("own keys", "--title", "T", "--source", "good.md", "--provider", "byok")]
    [InlineData("speak line by line", "--title", "T", "--source", "good.md", "--dialogue")]
    [InlineData("two speakers", "--title", "T", "--source", "good.md", "--dialogue", "--speakers", "1")]
    [InlineData("two speakers", "--title", "T", "--source", "good.md", "--dialogue", "--template", "monologue")]
    [InlineData("without --dialogue", "--from", "missing.zip", "--dialogue")]
    [InlineData("one line", "--title", "two\nlines", "--source", "good.md")]
    [InlineData("missing.pdf", "--title", "T", "--source", "missing.pdf")]
    [InlineData("is empty", "--title", "T", "--source", "empty.txt")]
    [InlineData("random.pdf", "--title", "T", "--source", "random.pdf")]
    [InlineData("random.pdf", "--title", "T", "--source", "good.md", "--source", "random.pdf")]
    [InlineData("20 MB", "--title", "T", "--source", "big.txt")]
    [InlineData("is a folder", "--title", "T", "--source", ".")]
    [InlineData("5 speakers", "--title", "T", "--script", "five.txt")]
    [InlineData("missing.zip", "--from", "missing.zip")]
    public async Task A_request_that_cannot_be_met_is_refused(string says, params string[] arguments)
    {
        _bench.Keep("good.md", await File.ReadAllTextAsync(Prose.PathOf("en")));
        _bench.Keep("empty.txt", "");
        var noise = new byte[9_000];
        new Random(1).NextBytes(noise);
        _bench.Keep("random.pdf", noise);
        using (var big = File.Create(_bench.At("big.txt")))
            big.SetLength(25_000_000);
        _bench.Keep("five.txt", "Ann: Hello.\nBen: Hello.\nCid: Hello.\nDee: Hello.\nEve: Hello.\n");

        await IsRefusedAsync(says, arguments.Select(word => word.Contains('.', StringComparison.Ordinal) ? _bench.At(word) : word));
    }

    [Theory]
    [InlineData("BUILT_IN_STUDIO", "perhaps")]
    [InlineData("RETRY_BASE_SECONDS", "soon")]
    [InlineData("OPENAI_BASE_URL", "not an address")]
    public async Task A_setting_that_is_wrong_is_named_in_one_line(string name, string value)
    {
        var muse = new Muse(_bench.Data, environment: new Dictionary<string, string> { [name] = value });

        var refused = await muse.MakeAsync("--title", "T", "--idea", "Bees", "--out", _bench.Out, "--json");

        Assert.Contains(name, refused.SaidOneLine(ExitCodes.BadInput), StringComparison.Ordinal);
        Assert.Equal("refused", JsonElement.Parse(string.Join('\n', refused.Output)).GetProperty("status").GetString());
        Assert.False(Directory.Exists(_bench.Out));
    }

    [Fact]
    public async Task A_studio_that_is_switched_off_in_the_folders_settings_makes_nothing()
    {
        _bench.Keep(".env", "BUILT_IN_STUDIO=false\n");
        var muse = new Muse(_bench.Data, folder: Path.GetDirectoryName(_bench.Data)!);

        var refused = await muse.MakeAsync("--title", "T", "--idea", "Bees", "--out", _bench.Out);

        Assert.Contains("BUILT_IN_STUDIO", refused.SaidOneLine(ExitCodes.BadInput), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--minutes", "abc")]
    [InlineData("--loudness", "11")]
    [InlineData("--title")]
    public async Task An_option_that_is_wrong_is_told_as_json_where_json_is_asked_for(params string[] wrong)
    {
        var refused = await Muse.MakeAsync(["--json", "--out", _bench.Out, .. wrong]);

        var line = refused.SaidOneLine(ExitCodes.BadInput);
        var told = JsonElement.Parse(string.Join('\n', refused.Output));
        Assert.Equal(("refused", line), (told.GetProperty("status").GetString(), told.GetProperty("problem").GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task A_title_of_300_characters_is_refused() => await IsRefusedAsync("255", ["--title", new string('a', 300), "--idea", "Bees"]);

    [Fact]
    public async Task Eleven_sources_are_refused()
    {
        var path = _bench.Keep("good.md", await File.ReadAllTextAsync(Prose.PathOf("en")));
        await IsRefusedAsync("11", ["--title", "T", .. Enumerable.Repeat<string[]>(["--source", path], 11).SelectMany(word => word)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pdf_of_scans_is_named(bool asDrawing)
    {
        using (var document = SKDocument.CreatePdf(_bench.At("scan.pdf")))
        {
            for (var page = 0; page < 3; page++)
                Scan(document.BeginPage(420, 595), asDrawing);
            document.Close();
        }

        await IsRefusedAsync("scan.pdf", ["--title", "T", "--source", _bench.At("scan.pdf")]);
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(0.01)]
    public async Task A_docx_that_was_cut_off_is_named(double kept)
    {
        var whole = Samples.Docx([.. Prose.Read("en").Paragraphs.Select(text => ((string?)null, text))]);
        await IsRefusedAsync("report.docx", ["--title", "T", "--source", _bench.Keep("report.docx", whole[..(int)(whole.Length * kept)])]);
    }

    [Fact]
    public async Task A_docx_with_noise_in_its_middle_is_named()
    {
        var bytes = Samples.Docx([.. Prose.Read("en").Paragraphs.Select(text => ((string?)null, text))]);
        new Random(2).NextBytes(bytes.AsSpan(200, 2_000));
        await IsRefusedAsync("report.docx", ["--title", "T", "--source", _bench.Keep("report.docx", bytes)]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://10.0.0.1/x")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://localhost/")]
    [InlineData("ftp://x")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_may_not_be_fetched_is_refused(string address) => await IsRefusedAsync(address[(address.IndexOf('/', StringComparison.Ordinal) + 2)..].TrimEnd('/'), ["--title", "T", "--source", address]);

    [Fact]
    public async Task Too_little_material_is_told_with_the_minutes_it_carries()
    {
        var path = _bench.Keep("good.md", await File.ReadAllTextAsync(Prose.PathOf("en")));

        var ended = await Muse.MakeAsync("--title", "T", "--source", path, "--minutes", "170", "--motion", "none", "--out", _bench.Out);

        Assert.Matches("carries about .* minutes", ended.SaidOneLine(2));
        Assert.False(Directory.Exists(_bench.Out));
    }

    [Theory]
    [InlineData("a file.txt/below")]
    [InlineData("/proc/nowhere")]
    public async Task An_output_folder_that_cannot_be_written_is_refused(string folder)
    {
        _bench.Keep("a file.txt", "");
        Assert.Contains(folder, (await Muse.MakeAsync("--title", "T", "--idea", "Bees", "--out", _bench.At(folder))).SaidOneLine(2), StringComparison.Ordinal);
        Assert.Empty(await Journal.CallsAsync(_bench.Data));
    }

    [Theory]
    [InlineData("a file.txt/below")]
    [InlineData("/proc/nowhere")]
    public async Task A_data_folder_that_cannot_be_written_is_refused(string folder)
    {
        _bench.Keep("a file.txt", "");
        Assert.Contains("DATA_DIR", (await new Muse(_bench.At(folder)).MakeAsync("--title", "T", "--idea", "Bees", "--out", _bench.Out)).SaidOneLine(2), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Out));
    }

    [Fact]
    public async Task A_data_folder_that_became_read_only_is_refused()
    {
        using var disk = await SmallDisk.MountAsync(_bench.At("disk"), "20m");
        string[] request = ["--title", "T", "--source", _bench.Keep("empty.txt", ""), "--out", _bench.Out];
        (await new Muse(disk.Path).MakeAsync(request)).SaidOneLine(2);

        await disk.RemountAsync("ro");

        Assert.Contains("DATA_DIR", (await new Muse(disk.Path).MakeAsync(request)).SaidOneLine(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_a_refusal_is_one_object_that_names_the_problem()
    {
        var ended = await Muse.MakeAsync("--title", "T", "--idea", "Bees", "--minutes", "0", "--json", "--out", _bench.Out);

        ended.SaidOneLine(2);
        using var json = JsonDocument.Parse(string.Join('\n', ended.Output));
        Assert.Equal("refused", json.RootElement.Text("status"));
        Assert.Equal("/problems/invalid-input", json.RootElement.GetProperty("problem").Text("type"));
        Assert.Equal(ended.Errors[0], json.RootElement.GetProperty("problem").Text("detail"));
    }

    private async Task IsRefusedAsync(string says, IEnumerable<string> arguments)
    {
        // What is to be refused stands last where it is a bare option.
        var ended = await Muse.MakeAsync(["--out", _bench.Out, .. arguments]);

        Assert.Contains(says, ended.SaidOneLine(2), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", ended.Errors[0], StringComparison.Ordinal);
        Assert.Empty(await Journal.CallsAsync(_bench.Data));
        Assert.False(Directory.Exists(_bench.Out), "The folder for the episode was left behind.");
    }

    private static void Scan(SKCanvas canvas, bool asDrawing)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        if (asDrawing)
        {
            for (var line = 0; line < 30; line++)
                canvas.DrawLine(50, 50 + line * 15, 370, 50 + line * 15, ink);
            return;
        }

        using var page = new SKBitmap(840, 1190);
        using (var paper = new SKCanvas(page))
        using (var font = new SKFont(SKTypeface.Default, 24))
        {
            paper.Clear(SKColors.White);
            for (var line = 0; line < 30; line++)
                paper.DrawText("A page that was put on a scanner", 100, 100 + line * 30, SKTextAlign.Left, font, ink);
        }

        canvas.DrawBitmap(page, new SKRect(0, 0, 420, 595), new SKSamplingOptions(SKFilterMode.Linear));
    }
}
