using PodcastMuse.Language;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Predicts seconds: spoken units over the voice's pace, and the natural gaps between lines. Remembers what it has counted, because fitting a length
/// asks for the same lines many times.
/// </summary>
internal sealed class Pacing(ScriptBrief brief)
{
    private readonly Dictionary<string, double> units = new(StringComparer.Ordinal);
    private readonly double meanPace = brief.Speakers.Average(s => s.Voice.UnitsPerSecond) * brief.PaceCorrection;

    /// <summary>Seconds of the finished master of a whole script, at its natural pace.</summary>
    public double Predict(IReadOnlyList<DraftChapter> chapters)
    {
        SpokenLength[] lines = [.. chapters.SelectMany((c, chapter) => c.Segments.Select(s => new SpokenLength(Speech(s.Speaker, s.Text), s.Speaker, chapter)))];
        return TimelineFit.Predict(lines, brief.WithMusic);
    }

    /// <summary>Seconds of a line by a voice of the cast's mean pace, with the gap of a turn.</summary>
    public double About(string text) => (Units(text) / meanPace) + NaturalGaps.Turn;

    private double Speech(int speaker, string text) =>
        Units(text) / (brief.Speakers[speaker].Voice.UnitsPerSecond * brief.PaceCorrection);

    private double Units(string text)
    {
        if (!units.TryGetValue(text, out var count))
            units[text] = count = SpokenUnits.Count(SpeechText.Normalise(text, brief.Language), brief.Language);
        return count;
    }
}
