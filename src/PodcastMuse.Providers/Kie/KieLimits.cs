namespace PodcastMuse.Providers.Kie;

/// <summary>How fast KIE takes calls of one key: 20 new tasks in 10 s ("Getting Started", docs.kie.ai), and 10 questions a second (third parties, 2026-10).</summary>
public static class KieLimits
{
    public const int TasksAtOnce = 20;

    public const int QuestionsAtOnce = 10;

    public static readonly TimeSpan TaskWindow = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan QuestionWindow = TimeSpan.FromSeconds(1);
}
