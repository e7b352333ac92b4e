using System.Text;
using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources.Formats;

namespace PodcastMuse.Projects.Sources;

/// <summary>
/// The one door for files and pasted text. What a file is, is decided by its content; its name only settles what content leaves open.
/// Hostile or broken files are refused, not thrown at the caller; only cancellation and faults of this machine throw. A service, which
/// reads strangers' files, has them read in processes of their own, except what is small or nothing but prose.
/// </summary>
public sealed class SourceReader(TimeProvider clock, IsolatedReader? isolated = null)
{
    /// <summary>For one source.</summary>
    internal TimeSpan Limit { get; init; } = SourceLimits.Extraction;

    public async Task<ReadOutcome> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        await ReadAsync(await SourceFile.LoadAsync(path, cancellationToken), cancellationToken);

    /// <param name="content">Read to its end, at most 20 MB; left open.</param>
    /// <param name="fileName">The name the user knows it by.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ReadOutcome> ReadAsync(Stream content, string fileName, CancellationToken cancellationToken) =>
        await ReadAsync(await SourceFile.LoadAsync(content, fileName, cancellationToken), cancellationToken);

    /// <summary>Text the user typed or pasted; Markdown marks are understood.</summary>
    public Task<ReadOutcome> ReadTextAsync(string text, string title, CancellationToken cancellationToken) =>
        isolated is not null && text.Length > IsolatedReader.MostAtHome && !PlainProse.Is(text)
            ? isolated.ReadAsync(new ReadingJob(title, null, IsPasted: true, Limit), Encoding.UTF8.GetBytes(text), cancellationToken)
            : ExtractAsync(title, () => Markdown.Read(text, title), cancellationToken);

    internal async Task<ReadOutcome> ReadBytesAsync(byte[] bytes, string name, FormatHint? hint, CancellationToken cancellationToken)
    {
        if (isolated is not null && (bytes.Length > IsolatedReader.MostAtHome || SourceFormats.IsPacked(bytes)))
            return await isolated.ReadAsync(new ReadingJob(name, hint, IsPasted: false, Limit), bytes, cancellationToken);
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
            var document = await BoundedExtraction.RunAsync(token => Tidying.Finish(extract(token), name), Limit, clock, cancellationToken);
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
            return Refusals.Slow(name, Limit);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or FaultException or OutOfMemoryException))
        {
            // The readers of formats throw whatever they stumble over in a broken file.
            return Refusals.Damaged(name);
        }
    }
}
