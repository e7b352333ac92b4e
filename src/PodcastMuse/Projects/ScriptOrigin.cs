namespace PodcastMuse.Projects;

/// <summary>Who wrote a script.</summary>
public static class ScriptOrigin
{
    public const string Written = "written";
    public const string User = "user";
}
