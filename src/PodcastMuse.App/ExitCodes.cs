namespace PodcastMuse.App;

/// <summary>What the terminal's commands answer to the shell.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;

    /// <summary>Interrupted (128 + SIGINT); the same command goes on.</summary>
    public const int Interrupted = 130;
}
