using PodcastMuse.Language;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Providers.Writing.Length;

/// <summary>
/// Predicts the seconds of a script by the pace of its voices, gaps and music included, and says how many words fill a time. Counts each
/// text once, since fitting a length asks for the same lines many times. Not thread-safe.
/// </summary>
internal sealed class ScriptClock(ScriptBrief brief, double paceCorrection)
{
    // Spoken units of an average word with its share of pauses, counted over the built-in voices' calibration texts.
    private const double UnitsPerEnglishWord = 1.69;
    private const double UnitsPerThaiWord = 1.5;

    private readonly Dictionary<string, double> units = new(StringComparer.Ordinal);
    private readonly double meanPace = brief.Speakers.Average(s => s.Voice.UnitsPerSecond) * paceCorrection;

    public string Language => brief.Language;

    /// <summary>Words a second before anything is written, gaps between lines left aside.</summary>
    public double UsualPace => meanPace / (SpeechText.PrimaryTag(brief.Language) == "th" ? UnitsPerThaiWord : UnitsPerEnglishWord);

    /// <summary>Seconds of the finished master at its natural pace.</summary>
    public double Predict(IReadOnlyList<DraftChapter> chapters)
    {
        SpokenLength[] lines = [.. chapters.SelectMany((c, chapter) => c.Segments.Select(s => new SpokenLength(Speech(s.Speaker, s.Text), s.Speaker, chapter)))];
        return lines.Length == 0 ? 0 : TimelineFit.Predict(lines, brief.WithMusic);
    }

    /// <summary>Seconds of lines in a row, with the gaps between them and one after.</summary>
    public double Seconds(IReadOnlyList<DraftSegment> lines) => lines.Select((line, i) =>
        Speech(line.Speaker, line.Text) + (i + 1 < lines.Count && lines[i + 1].Speaker == line.Speaker ? NaturalGaps.SameSpeaker : NaturalGaps.Turn)).Sum();

    /// <summary>Seconds of an episode of so many chapters in which nothing is said.</summary>
    public double Around(int chapters) =>
        NaturalGaps.Lead(brief.WithMusic) + NaturalGaps.Tail(brief.WithMusic)
        + ((chapters - 1) * ((brief.WithMusic ? NaturalGaps.ChapterWithMusic : NaturalGaps.Chapter) - NaturalGaps.Turn)) - NaturalGaps.Turn;

    public double Speech(int speaker, string text)
    {
        if (!units.TryGetValue(text, out var count))
            units[text] = count = SpokenUnits.Count(SpeechText.Normalise(text, brief.Language), brief.Language);
        return count / (brief.Speakers[speaker].Voice.UnitsPerSecond * paceCorrection);
    }
}
