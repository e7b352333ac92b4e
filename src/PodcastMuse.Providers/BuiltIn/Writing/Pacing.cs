using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Predicts seconds: spoken units over the voice's pace, and the natural gaps between lines. Remembers what it has counted, because fitting a length
/// asks for the same lines many times.
/// </summary>
internal sealed class Pacing(ScriptBrief brief)
{
    private readonly Dictionary<string, double> units = new(StringComparer.Ordinal);
    private readonly double meanPace = brief.Speakers.Average(s => s.Voice.UnitsPerSecond) * brief.PaceCorrection;

    /// <summary>Seconds of a whole script, gaps included.</summary>
    public double Predict(IReadOnlyList<DraftChapter> chapters)
    {
        var seconds = 0.0;
        var last = -1;
        for (var chapter = 0; chapter < chapters.Count; chapter++)
        {
            for (var line = 0; line < chapters[chapter].Segments.Count; line++)
            {
                var segment = chapters[chapter].Segments[line];
                seconds += Speech(segment.Speaker, segment.Text);
                if (last >= 0)
                    seconds += Gap(line == 0, segment.Speaker != last);
                last = segment.Speaker;
            }
        }
        return seconds;
    }

    /// <summary>Seconds of a line by a voice of the cast's mean pace, with the gap of a turn.</summary>
    public double About(string text) => (Units(text) / meanPace) + Gap(false, true);

    private double Speech(int speaker, string text) =>
        Units(text) / (brief.Speakers[speaker].Voice.UnitsPerSecond * brief.PaceCorrection);

    private static double Gap(bool newChapter, bool otherSpeaker) => newChapter ? 1.2 : otherSpeaker ? 0.45 : 0.35;

    private double Units(string text)
    {
        if (!units.TryGetValue(text, out var count))
            units[text] = count = SpokenUnits.Count(SpeechText.Normalise(text, brief.Language), brief.Language);
        return count;
    }
}
