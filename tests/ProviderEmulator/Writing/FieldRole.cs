namespace ProviderEmulator.Writing;

/// <summary>What a field of a document is for, told by its name; the schemas of clients are not known here.</summary>
internal enum FieldRole
{
    Other,
    Id,
    Speaker,
    Sources,
    Title,
    Slug,
    Tags,
    Post,
    Summary,
    Notes,
    Prose,
    Direction,
    Language,
    Amount,
    Seconds,
    Order,
}

internal static class FieldRoles
{
    private static readonly (FieldRole Role, string[] Words)[] Known =
    [
        (FieldRole.Language, ["language", "locale"]),
        (FieldRole.Sources, ["passage", "source", "reference", "citation", "evidence", "refs", "cites"]),
        (FieldRole.Speaker, ["speaker", "host", "voice", "who"]),
        (FieldRole.Slug, ["slug"]),
        (FieldRole.Tags, ["tag", "keyword", "topics"]),
        (FieldRole.Post, ["post", "social", "tweet"]),
        (FieldRole.Notes, ["shownotes", "notes"]),
        (FieldRole.Title, ["title", "heading", "headline", "name"]),
        (FieldRole.Direction, ["direction", "emotion", "tone", "style", "delivery", "mood", "cue"]),
        (FieldRole.Summary, ["summary", "description", "recap", "synopsis", "purpose", "goal", "intent", "hook", "angle", "about", "abstract", "brief", "point"]),
        (FieldRole.Seconds, ["second", "duration"]),
        (FieldRole.Order, ["index", "order", "number", "position"]),
        (FieldRole.Prose, ["text", "line", "content", "speech", "utterance", "says", "body", "script", "spoken", "paragraph", "narration", "answer", "dialogue", "turn"]),
        (FieldRole.Amount, ["words", "budget", "length", "target", "chars"]),
    ];

    public static FieldRole Of(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        if (plain is "id" || name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("Id", StringComparison.Ordinal))
            return plain.Contains("passage", StringComparison.Ordinal) || plain.Contains("source", StringComparison.Ordinal) ? FieldRole.Sources : plain.Contains("speaker", StringComparison.Ordinal) ? FieldRole.Speaker : FieldRole.Id;
        return Known.FirstOrDefault(entry => entry.Words.Any(word => plain.Contains(word, StringComparison.Ordinal))).Role;
    }
}
