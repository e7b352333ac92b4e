namespace PodcastMuse.Language;

/// <summary>
/// How much there is to say: a count that grows in step with speaking time, so that seconds = units ÷ the voice's units per second.
/// Counted on text normalised for speech.
/// </summary>
public static class SpokenUnits
{
    public static double Count(string text, string language) => text.Length;
}
