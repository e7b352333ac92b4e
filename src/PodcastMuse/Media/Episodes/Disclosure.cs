namespace PodcastMuse.Media.Episodes;

/// <summary>The sentence that tells listeners the voices are synthetic; the same wherever it stands (tags, notes, feed, manifest).</summary>
public static class Disclosure
{
    public const string English = "The voices in this episode are synthetic: they were generated with AI, and no real person is speaking.";
    public const string Thai = "เสียงพูดในตอนนี้เป็นเสียงสังเคราะห์ที่สร้างด้วย AI ไม่ใช่เสียงของบุคคลจริง";

    /// <summary>In the episode's language where we have it, else in English.</summary>
    public static string For(string language) => LanguageTags.Primary(language) == "th" ? Thai : English;
}
