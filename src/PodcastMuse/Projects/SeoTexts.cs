using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>
/// The creator's own words in the place of those that were written for search and shop windows; what is left out stays as it was written.
/// Texts with <see cref="EditedMark"/>, the time of the last edit, are never written over by a package that is made anew. Lengths are characters: the title's is
/// Apple's, the description's the feed's.
/// </summary>
public sealed record SeoTexts
{
    /// <summary>The member of the stored texts that says when their owner has changed them.</summary>
    public const string EditedMark = "edited_at";

    /// <summary>The member that says which take of the texts it is; left out of the first.</summary>
    private const string TakeMark = "take";

    private const int MostTags = 30;
    private const int MostTag = 60;
    private const int MostPosts = 10;
    private const int MostPost = 2_000;

    [StringLength(ProjectRules.MostTitle, MinimumLength = 1), Readable(isOneLine: true)]
    public string? Title { get; init; }

    [StringLength(4_000), Readable]
    public string? Description { get; init; }

    [MaxLength(MostTags)]
    public IReadOnlyList<string>? Tags { get; init; }

    [StringLength(200), RegularExpression(@"^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$", ErrorMessage = "may hold letters, digits, and single hyphens between them")]
    public string? Slug { get; init; }

    [StringLength(20_000), Readable, Description("Markdown")]
    public string? ShowNotes { get; init; }

    [MaxLength(MostPosts)]
    public IReadOnlyList<string>? SocialPosts { get; init; }

    /// <summary>Whether texts as they are stored are their owner's own.</summary>
    public static bool AreEdited(string? stored) => stored is not null && JsonNode.Parse(stored)?[EditedMark] is not null;

    /// <summary>Which take of the texts is stored, 0 the first.</summary>
    public static int TakeOf(string? stored) => stored is null ? 0 : (int?)JsonNode.Parse(stored)?[TakeMark] ?? 0;

    /// <summary>Texts as they are stored: which take they are, beside them.</summary>
    public static string Write<T>(T texts, int take)
    {
        var node = JsonSerializer.SerializeToNode(texts, JsonColumn.Options)!;
        if (take > 0)
            node[TakeMark] = take;
        return node.ToJsonString(JsonColumn.Options);
    }

    /// <summary>What attributes cannot say of lists; null when all is well.</summary>
    internal Problem? Check() =>
        Title is not null && string.IsNullOrWhiteSpace(Title) ? Problems.InvalidField("seo_metadata.title", "cannot be empty")
        : Tags?.Any(tag => !IsLine(tag, MostTag)) == true ? Problems.InvalidField("seo_metadata.tags", $"must each be one line of 1 to {MostTag} characters")
        : SocialPosts?.Any(post => string.IsNullOrWhiteSpace(post) || post.Length > MostPost) == true ? Problems.InvalidField("seo_metadata.social_posts", $"must each have 1 to {MostPost} characters")
        : null;

    /// <summary>The stored texts with these in their place; the same text when nothing changes.</summary>
    internal string ApplyTo(string stored, DateTimeOffset now)
    {
        var before = JsonNode.Parse(stored)!.AsObject();
        var after = before.DeepClone().AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(this, JsonColumn.Options)!.AsObject())
        {
            if (value is not null)
                after[name] = value.DeepClone();
        }

        if (JsonNode.DeepEquals(before, after))
            return stored;
        after[EditedMark] = now;
        return after.ToJsonString(JsonColumn.Options);
    }

    private static bool IsLine(string text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(char.IsControl);
}
