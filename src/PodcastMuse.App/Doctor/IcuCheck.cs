using Icu;

namespace PodcastMuse.App.Doctor;

/// <summary>ICU and its Thai dictionary, which captions and pauses need: Thai writes no spaces between words.</summary>
internal static class IcuCheck
{
    /// <summary>"Hello world": two words, written as one.</summary>
    private const string Sample = "สวัสดีชาวโลก";

    public static IReadOnlyList<Finding> Examine(Machine machine)
    {
        var fix = InstallLine.For("icu", machine);
        try
        {
            Wrapper.Init();
            var icu = Finding.Sound("ICU", Wrapper.IcuVersion);
            var words = BreakIterator.Split(BreakIterator.UBreakIteratorType.WORD, "th", Sample).ToList();
            return words.Count > 1
                ? [icu, Finding.Sound("Thai word breaks (ICU)", string.Join('|', words))]
                : [icu, Finding.Missing("Thai word breaks (ICU)", "no Thai dictionary in this ICU", fix)];
        }
        catch (Exception unloadable) when (unloadable is FileLoadException or DllNotFoundException or TypeInitializationException)
        {
            return [Finding.Missing("ICU", "not found", fix)];
        }
    }
}
