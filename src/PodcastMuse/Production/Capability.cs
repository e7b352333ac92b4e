namespace PodcastMuse.Production;

/// <summary>What providers make, as the API names it.</summary>
public static class Capability
{
    public const string Text = "text";
    public const string Speech = "speech";
    public const string Image = "image";
    public const string Video = "video";

    public static readonly IReadOnlyList<string> All = [Text, Speech, Image, Video];
}
