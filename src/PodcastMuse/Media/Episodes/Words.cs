namespace PodcastMuse.Media.Episodes;

/// <summary>The few words our files set around the creator's own, in the episode's language; English where we have no other.</summary>
internal sealed record Words(string About, string Chapters, string Sources, string Speakers, string Page, string UsedAt, string Transcript)
{
    private static readonly Words English = new(
        "About this episode", "Chapters", "Sources", "Voices", "p. {0}", "used at", "Transcript");

    private static readonly Words Thai = new(
        "เกี่ยวกับตอนนี้", "หัวข้อในตอนนี้", "แหล่งข้อมูล", "ผู้พูด", "หน้า {0}", "อ้างถึงในนาทีที่", "บทถอดเสียง");

    public static Words For(string language) => LanguageTags.Primary(language) == "th" ? Thai : English;
}
