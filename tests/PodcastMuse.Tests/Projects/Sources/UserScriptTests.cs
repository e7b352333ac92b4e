using PodcastMuse.Projects.Sources.Scripts;
using PodcastMuse.Tests.Documents;

namespace PodcastMuse.Tests.Projects.Sources;

public sealed class UserScriptTests
{
    [Fact]
    public void A_markdown_script_is_read_into_chapters_and_lines()
    {
        var script = Read("# My Show\n\n## Welcome\n\n**Anna:** Hello and welcome. It is 10:30.\n\nBen: (laughs) Hi Anna.\nAnd one thing: bees.\n\n## Bees\n\nAnna: They dance.\n");
        Assert.Equal("My Show", script.Title);
        Assert.Equal(["Anna", "Ben"], script.Speakers);
        Assert.Equal(["Welcome", "Bees"], script.Chapters.Select(chapter => chapter.Title));
        Assert.Equal([new("Anna", "Hello and welcome. It is 10:30."), new("Ben", "Hi Anna.", "laughs"), new("Ben", "And one thing: bees.")], script.Chapters[0].Lines);
    }

    [Fact]
    public void A_Thai_script_keeps_its_names()
    {
        var script = Read("# เปิดรายการ\nมาลี: สวัสดีค่ะ\nสมชาย: สวัสดีครับ\n");
        Assert.Equal(["มาลี", "สมชาย"], script.Speakers);
    }

    [Fact]
    public void A_monologue_has_no_names()
    {
        var script = Read("# One\n\nI speak alone.\n\nRemember: nothing is lost. See https://example.org now.\n");
        Assert.Empty(script.Speakers);
        Assert.Equal("Remember: nothing is lost. See https://example.org now.", script.Chapters[0].Lines[1].Text);
    }

    [Fact]
    public void Captions_with_voices_are_a_script()
    {
        var script = Read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Hello and\n\n00:02.000 --> 00:03.000\n<v Anna>welcome.\n\n00:03.000 --> 00:04.000\n<v Ben>Hi.\n");
        Assert.Equal([new("Anna", "Hello and welcome."), new("Ben", "Hi.")], script.Chapters[0].Lines);
    }

    [Fact]
    public async Task A_docx_script_is_read_by_its_headings()
    {
        var path = Path.Combine(Path.GetTempPath(), $"script-{Environment.ProcessId}.docx");
        await File.WriteAllBytesAsync(path, Samples.Docx(("berschrift1", "Welcome"), (null, "Anna: Hello."), (null, "Ben: Hi.")), TestContext.Current.CancellationToken);
        try
        {
            var read = Assert.IsType<ScriptOutcome.Read>(await new UserScriptReader(Reading.Reader).ReadFileAsync(path, TestContext.Current.CancellationToken));
            Assert.Equal("Welcome", Assert.Single(read.Script.Chapters).Title);
            Assert.Equal([new("Anna", "Hello."), new("Ben", "Hi.")], read.Script.Chapters[0].Lines);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("# Only a heading\n", "no lines to speak")]
    [InlineData("A: x\nB: x\nC: x\nD: x\nE: x\n", "5 speakers")]
    public void A_script_nobody_can_speak_is_refused(string text, string line) =>
        Assert.Contains(line, Assert.IsType<ScriptOutcome.Refused>(UserScriptReader.ReadText(text, "s.md")).Problem.Detail, StringComparison.Ordinal);

    private static UserScript Read(string text) => Assert.IsType<ScriptOutcome.Read>(UserScriptReader.ReadText(text, "script.md")).Script;
}
