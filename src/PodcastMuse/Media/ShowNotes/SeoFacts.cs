namespace PodcastMuse.Media.ShowNotes;

/// <summary>Search and shop-window texts of an episode. <paramref name="Slug"/> is the last part of its address.</summary>
public sealed record SeoFacts(
    string Title, string Description, IReadOnlyList<string> Tags, string Slug, string ShowNotes, IReadOnlyList<string> SocialPosts);
