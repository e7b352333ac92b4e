namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>Who says the sources' sentences.</summary>
internal enum Voicing
{
    /// <summary>All in turn.</summary>
    Everyone,

    /// <summary>All but the first speaker, who asks.</summary>
    Guests,

    /// <summary>The first speaker teaches, the second asks, others teach along.</summary>
    Teacher,

    /// <summary>One voice a chapter.</summary>
    ByChapter,

    /// <summary>One voice a section.</summary>
    BySection,

    /// <summary>All in turn; with three or more the first only moderates.</summary>
    Debaters,
}

/// <summary>
/// How a template moves. Chances (0–1) are per step from one stretch to the next; <paramref name="LongestRun"/> is how many lines one speaker may hold
/// before another says something.
/// </summary>
internal sealed record ShowFormat(
    Voicing Voicing,
    bool ColdOpen,
    bool Agenda,
    double Ask,
    double React,
    double Link,
    int LongestRun,
    bool Checks,
    bool Statements)
{
    public static ShowFormat Of(string template) => template switch
    {
        "interview" => new(Voicing.Guests, false, true, 0.75, 0.15, 0, 3, false, false),
        "educational" => new(Voicing.Teacher, false, true, 0.4, 0.2, 0.2, 3, true, false),
        "storytelling" => new(Voicing.ByChapter, true, false, 0.08, 0.12, 0.25, 5, false, false),
        "news_brief" => new(Voicing.BySection, false, true, 0, 0, 0.3, 6, false, false),
        "debate" => new(Voicing.Debaters, false, false, 0.1, 0, 0.65, 3, false, true),
        "monologue" => new(Voicing.ByChapter, true, true, 0.1, 0, 0.25, 8, false, false),
        _ => new(Voicing.Everyone, false, true, 0.3, 0.3, 0.1, 3, false, false),
    };

    /// <summary>Who of so many speakers says the sources' sentences in a chapter; with a voice a section, all of them.</summary>
    public IReadOnlyList<int> Tellers(int speakers, int chapter) => Voicing switch
    {
        _ when speakers == 1 => [0],
        Voicing.Guests => [.. Enumerable.Range(1, speakers - 1)],
        Voicing.Teacher => [0, .. Enumerable.Range(2, speakers - 2)],
        Voicing.Debaters when speakers > 2 => [.. Enumerable.Range(1, speakers - 1)],
        Voicing.ByChapter => [chapter % speakers],
        _ => [.. Enumerable.Range(0, speakers)],
    };

    /// <summary>Who opens a chapter and puts questions to <paramref name="teller"/>; the teller alone has nobody else.</summary>
    public int Asker(int speakers, int teller, string anchor)
    {
        if (speakers == 1)
            return 0;
        var preferred = Voicing switch
        {
            Voicing.Guests => 0,
            Voicing.Teacher => 1,
            Voicing.Debaters when speakers > 2 => 0,
            _ => (int)(StableHash.Of("asker", anchor) % (ulong)speakers),
        };
        return preferred == teller ? (teller + 1) % speakers : preferred;
    }
}
