namespace PodcastMuse.Architecture.Tests;

/// <summary>A rule's verdict: nothing broken, or every broken place on a line of its own.</summary>
internal static class Verdict
{
    public static void Holds(IEnumerable<string> broken)
    {
        var lines = broken.ToList();
        if (lines.Count > 0)
            Assert.Fail(string.Join('\n', lines));
    }
}
