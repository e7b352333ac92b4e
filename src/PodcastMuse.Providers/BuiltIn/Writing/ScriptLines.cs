namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>The script being written: chapters and lines in order. A line without words is not added.</summary>
internal sealed class ScriptLines
{
    private readonly List<DraftChapter> chapters = [];
    private List<DraftSegment> lines = [];
    private string? title;

    public IReadOnlyList<DraftChapter> Chapters => chapters;

    /// <summary>The last speaker heard, or −1, and for how many lines.</summary>
    public (int Speaker, int Run) Last { get; private set; } = (-1, 0);

    /// <summary>Lines so far.</summary>
    public int Count { get; private set; }

    public void Open(string chapterTitle)
    {
        Close();
        title = chapterTitle;
    }

    public bool Bridge(int speaker, string? text) => Add(speaker, text, []);

    public void Content(int speaker, Stretch stretch, string text) => Add(speaker, text, stretch.PassageId.Length > 0 ? [stretch.PassageId] : []);

    public void Close()
    {
        if (title is not null && lines.Count > 0)
            chapters.Add(new DraftChapter(title, lines));
        lines = [];
        title = null;
    }

    private bool Add(int speaker, string? text, IReadOnlyList<string> passages)
    {
        if (string.IsNullOrWhiteSpace(text))
            return false;
        lines.Add(new DraftSegment(speaker, text, passages));
        Count++;
        Last = (speaker, Last.Speaker == speaker ? Last.Run + 1 : 1);
        return true;
    }
}
