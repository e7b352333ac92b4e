using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Projects;

/// <summary>A source that is no file: an address, or a text.</summary>
public sealed record NewSource
{
    [StringLength(2000), Description("A public page or document, read now.")]
    public string? Url { get; init; }

    [StringLength(SourceLimits.Characters), Description("Text that was typed or pasted; Markdown is understood.")]
    public string? Text { get; init; }

    [StringLength(200), Readable(isOneLine: true), Description("What the text is called.")]
    public string? Title { get; init; }

    internal Problem? Check()
    {
        if (Url is null == Text is null)
            return Problems.InvalidInput("Give either url or text, or send a file as multipart/form-data.");
        if (Url is not null && (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
            return Problems.InvalidField("url", Phrase.Of("not_an_address", "must be an address that begins with https:// or http://"));
        return Text is not null && string.IsNullOrWhiteSpace(Text) ? Problems.InvalidField("text", Phrase.Of("source_empty", "is empty")) : null;
    }
}

/// <summary>A source as clients see it; <paramref name="Notes"/> say what was left out of it.</summary>
public sealed record SourceView(
    Guid Id,
    [property: Description("file, url or text")] string Kind,
    [property: Description("The file's name, or the address")] string Origin,
    string? Title,
    [property: Description("False for an address that the production will fetch")] bool IsRead,
    int Characters,
    int Passages,
    IReadOnlyList<string> Notes,
    [property: Description("What each of the notes says, for other languages")] IReadOnlyList<Saying?> Said,
    DateTimeOffset CreatedAt)
{
    internal static SourceView Of(
        Guid id, string kind, string origin, string? title, bool isRead, int characters, int passages, IReadOnlyList<Phrase> notes, DateTimeOffset createdAt) =>
        new(id, kind, origin, title, isRead, characters, passages, [.. notes.Select(note => note.Words)], [.. notes.Select(note => note.Said)], createdAt);
}
