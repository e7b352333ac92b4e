namespace PodcastMuse.Projects.Sources;

/// <summary>A file's bytes, within the limit of size, or the refusal that says what is the matter with its path.</summary>
internal abstract record SourceFile
{
    private SourceFile() { }

    public sealed record Loaded(byte[] Bytes, string Name) : SourceFile;

    public sealed record Refused(ReadOutcome.Refused Outcome) : SourceFile;

    public static async Task<SourceFile> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path.TrimEnd(Path.DirectorySeparatorChar)) is { Length: > 0 } last ? last : path;
        try
        {
            if (Directory.Exists(path))
                return new Refused(Refusals.Unreadable($"'{path}' is a folder. Name the files in it one by one."));
            var file = new FileInfo(path);
            if (!file.Exists)
                return new Refused(Refusals.Unreadable($"'{path}' was not found. Check the path."));
            if (file.Length > SourceLimits.FileBytes)
                return new Refused(SourceLimits.FileTooLarge(name, file.Length));
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 65_536, useAsync: true);
            await using (stream.ConfigureAwait(false))
                return await LoadAsync(stream, name, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException or System.Security.SecurityException)
        {
            return new Refused(Refusals.Unreadable($"'{path}' may not be read. Check its permissions."));
        }
        catch (Exception unreadable) when (unreadable is IOException or ArgumentException or NotSupportedException)
        {
            return new Refused(Refusals.Unreadable($"'{path}' cannot be read. Check the path and the disk."));
        }
    }

    public static async Task<SourceFile> LoadAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[65_536];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > SourceLimits.FileBytes)
                return new Refused(SourceLimits.FileTooLarge(name, bytes: null));
            memory.Write(buffer, 0, read);
        }
        return new Loaded(memory.ToArray(), name);
    }
}
