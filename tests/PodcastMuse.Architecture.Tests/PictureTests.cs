using PodcastMuse.Architecture.Tests.Rules;

namespace PodcastMuse.Architecture.Tests;

/// <summary>The picture in ARCHITECTURE.md is drawn from the code. MUSE_UPDATE_ARCHITECTURE=1 draws it anew.</summary>
public sealed class PictureTests
{
    private const string Start = "<!-- picture: drawn by tests/PodcastMuse.Architecture.Tests -->\n";
    private const string End = "<!-- /picture -->";

    [Fact]
    public void The_picture_in_architecture_md_is_the_code()
    {
        var path = Repository.PathOf("ARCHITECTURE.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start > Start.Length && end >= start, $"ARCHITECTURE.md lacks the markers {Start.Trim()} and {End}.");

        var drawn = Picture.Draw(House.Folders, FolderUse.Between(House.UsesOfProduct, "PodcastMuse"));
        if (Environment.GetEnvironmentVariable("MUSE_UPDATE_ARCHITECTURE") == "1")
            File.WriteAllText(path, text[..start] + drawn + text[end..]);
        else
            Assert.True(drawn == text[start..end], "The picture is stale. Draw it anew with: MUSE_UPDATE_ARCHITECTURE=1 ./muse test Picture");
    }

    [Fact]
    public void An_arrow_that_a_longer_way_implies_is_left_out()
    {
        var use = new Use("", "", "", "");

        var drawn = Picture.Draw(["Kernel", "Media", "Production"], [new("Media", "Kernel", use), new("Production", "Kernel", use), new("Production", "Media", use)]);

        Assert.Contains("Production --> Media", drawn, StringComparison.Ordinal);
        Assert.Contains("Media --> Kernel", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("Production --> Kernel", drawn, StringComparison.Ordinal);
    }
}
