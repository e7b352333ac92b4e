namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>A word or part of one as it stands on the page. Points (1/72 inch) from the lower left; <paramref name="Baseline"/> is its y.</summary>
internal sealed record TextRun(string Text, double Left, double Right, double Baseline, double Size, bool Bold, bool SpaceAfter);

/// <summary>
/// A line of one column, words joined. <paramref name="ColumnLeft"/> and <paramref name="ColumnRight"/> are the edges of its column;
/// <paramref name="FirstWord"/> is the width of its first word; <paramref name="Gap"/> is the distance to the baseline above in the same column, or null where a column begins.
/// </summary>
internal sealed record TextLine(
    string Text, int Page, double Left, double Right, double Baseline, double Size, bool Bold, double ColumnLeft, double ColumnRight, double FirstWord, double? Gap, bool SpaceAfter)
{
    /// <summary>Whether the next line's first word would not have found room on it, so that the paragraph may well go on.</summary>
    public bool IsFilledBefore(TextLine next) => Right + (0.25 * Size) + next.FirstWord > ColumnRight - (0.5 * Size);

    /// <summary>Whether it reaches its column's edge.</summary>
    public bool IsFull => Right > ColumnRight - (0.12 * (ColumnRight - ColumnLeft));
}

/// <summary>A page's lines in reading order, and its size in points.</summary>
internal sealed record PageText(int Number, double Width, double Height, IReadOnlyList<TextLine> Lines, int Tables);
