namespace PodcastMuse.Data;

/// <summary>A file of an export: its path in the ZIP, and how to open it. Null from <paramref name="OpenAsync"/>: it is gone meanwhile.</summary>
public sealed record ExportFile(string Path, Func<CancellationToken, Task<Stream?>> OpenAsync);

/// <summary>
/// What a feature keeps about a user, for the user to take away. Never secrets: no hash, no key. Rows are values that are written
/// as JSON, streamed, so that an account of any size fits.
/// </summary>
public interface IAccountExport
{
    /// <summary>The name of the JSON file, without extension: <c>projects</c>.</summary>
    string Name { get; }

    IAsyncEnumerable<object> RowsAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Files that belong to the user besides the rows.</summary>
    IAsyncEnumerable<ExportFile> FilesAsync(Guid userId, CancellationToken cancellationToken) => AsyncEnumerable.Empty<ExportFile>();
}
