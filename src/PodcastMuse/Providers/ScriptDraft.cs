namespace PodcastMuse.Providers;

/// <summary>One line of the script. <paramref name="PassageIds"/> name the passages it rests on; empty for greetings and bridges.</summary>
public sealed record DraftSegment(int Speaker, string Text, IReadOnlyList<string> PassageIds, string? Direction = null);

/// <summary>A chapter: a title listeners see and its lines in order.</summary>
public sealed record DraftChapter(string Title, IReadOnlyList<DraftSegment> Segments);

/// <summary>A whole script. <paramref name="Notes"/> are plain sentences for the creator (e.g. that an idea alone gives a short episode).</summary>
public sealed record ScriptDraft(IReadOnlyList<DraftChapter> Chapters, double PredictedSeconds, IReadOnlyList<string> Notes);

/// <summary>Search and shop-window texts of an episode.</summary>
public sealed record SeoSuggestions(
    string Title,
    string Description,
    IReadOnlyList<string> Tags,
    string Slug,
    string ShowNotes,
    IReadOnlyList<string> SocialPosts);
