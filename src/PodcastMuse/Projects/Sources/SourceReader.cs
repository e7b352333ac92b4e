using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources.Formats;

namespace PodcastMuse.Projects.Sources;

/// <summary>
/// The one door for files and pasted text. What a file is, is decided by its content; its name only settles what content leaves open.
/// Hostile or broken files are refused, not thrown at the caller; only cancellation and faults of this machine throw.
/// </summary>
public sealed class SourceReader(TimeProvider clock)
{
    public async Task<ReadOutcome> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        await ReadAsync(await SourceFile.LoadAsync(path, cancellationToken), cancellationToken);

    /// <param name="content">Read to its end, at most 20 MB; left open.</param>
    /// <param name="fileName">The name the user knows it by.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ReadOutcome> ReadAsync(Stream content, string fileName, CancellationToken cancellationToken) =>
        await ReadAsync(await SourceFile.LoadAsync(content, fileName, cancellationToken), cancellationToken);

    /// <summary>Text the user typed or pasted; Markdown marks are understood.</summary>
    public Task<ReadOutcome> ReadTextAsync(string text, string title, CancellationToken cancellationToken) =>
        ExtractAsync(title, () => Markdown.Read(text, title), cancellationToken);

    internal async Task<ReadOutcome> ReadBytesAsync(byte[] bytes, string name, FormatHint? hint, CancellationToken cancellationToken)
    {
        switch (SourceFormats.Recognise(bytes, name, hint))
        {
            case Recognised.Refused refused:
                return Refusals.Unreadable(refused.Line);
            case Recognised.As known:
                return await ExtractAsync(name, token => SourceFormats.Read(known, bytes, name, hint, token), cancellationToken);
            default:
                throw FaultException.Permanent(Problems.Internal("A kind of file was recognised that nobody reads."));
        }
    }

    private async Task<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken) => file switch
    {
        SourceFile.Loaded(var bytes, var name) => await ReadBytesAsync(bytes, name, hint: null, cancellationToken),
        SourceFile.Refused(var outcome) => outcome,
        _ => throw new InvalidOperationException(),
    };

    private Task<ReadOutcome> ExtractAsync(string name, Func<RawDocument> extract, CancellationToken cancellationToken) =>
        ExtractAsync(name, _ => extract(), cancellationToken);

    private async Task<ReadOutcome> ExtractAsync(string name, Func<CancellationToken, RawDocument> extract, CancellationToken cancellationToken)
    {
        try
        {
            var document = await BoundedExtraction.RunAsync(token => Tidying.Finish(extract(token), name), SourceLimits.Extraction, clock, cancellationToken);
            if (document.Blocks.All(block => block.Kind == BlockKind.Heading))
                return Refusals.Unreadable(Phrase.Of("source_no_text", $"'{name}' holds no text to speak of. Choose another file, or paste the text.", ("name", name)));
            return document.Characters > SourceLimits.Characters ? SourceLimits.TextTooLong(name, document.Characters) : new ReadOutcome.Read(document);
        }
        catch (UnreadableException unreadable)
        {
            return Refusals.Unreadable(unreadable.Line);
        }
        catch (TimeoutException)
        {
            return Refusals.Unreadable(Phrase.Of("source_slow", $"'{name}' took longer than {SourceLimits.Extraction.TotalMinutes:0} minutes to read. Save it anew from its program, or paste the text.", ("name", name), ("minutes", Math.Round(SourceLimits.Extraction.TotalMinutes))));
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or FaultException or OutOfMemoryException))
        {
            // The readers of formats throw whatever they stumble over in a broken file.
            return Refusals.Unreadable(Phrase.Of("source_damaged", $"'{name}' is damaged and cannot be read. Open it in its program, save it anew, and try again.", ("name", name)));
        }
    }
}
