namespace PodcastMuse.Projects;

/// <summary>What a creator may choose for an episode; lengths are the brief's columns, minutes are those of the episode.</summary>
public static class ProjectRules
{
    public const int MostTitle = 255;
    public const int MostDescription = 20_000;
    public const int MostMinutes = 180;

    public const string Storytelling = "storytelling";
    public const string Interview = "interview";
    public const string Educational = "educational";
    public const string Conversation = "conversation";
    public const string NewsBrief = "news_brief";
    public const string Debate = "debate";
    public const string Monologue = "monologue";

    public const string Professional = "professional";
    public const string Friendly = "friendly";
    public const string Casual = "casual";
    public const string Energetic = "energetic";
    public const string Calm = "calm";
    public const string Humorous = "humorous";

    public const string Female = "female";
    public const string Male = "male";

    /// <summary>A BCP-47 tag that fits the column: <c>en</c>, <c>th</c>, <c>pt-BR</c>.</summary>
    public const string LanguageTag = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

    public const string LanguageWords = "is a language tag such as en or th";

    public const int MostLanguage = 10;
}
