using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Codecs;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Mastering;

/// <summary>A stretch of the master that is rendered and encoded in one go: frames from <paramref name="First"/> up to <paramref name="End"/>, belonging to a line.</summary>
internal sealed record Block(int Index, int Line, int First, int End)
{
    public int Frames => End - First;
}

/// <summary>
/// Cuts an episode into blocks, in the silence before each line, so that a block and what the encoder must see around it
/// depend on one line only. Long lines are cut again to keep memory flat.
/// </summary>
internal static class BlockPlan
{
    /// <summary>Frames from a cut to the line's first sample (72 ms).</summary>
    public const int LeadFrames = 3;

    /// <summary>About 20 s.</summary>
    private const int MostFrames = 833;

    public static IReadOnlyList<Block> Cut(TimelineLayout layout)
    {
        var blocks = new List<Block>();
        var total = Mp3Format.FramesFor(layout.Length);
        var first = 0;
        for (var line = 0; line < layout.Starts.Length; line++)
        {
            var last = line + 1 == layout.Starts.Length;
            var end = last ? total : (int)(layout.Starts[line + 1] / Pcm.Frame) - LeadFrames;
            while (end - first > MostFrames)
            {
                blocks.Add(new Block(blocks.Count, line, first, first + MostFrames));
                first += MostFrames;
            }
            if (end > first)
                blocks.Add(new Block(blocks.Count, line, first, end));
            first = Math.Max(first, end);
        }
        return blocks;
    }
}
