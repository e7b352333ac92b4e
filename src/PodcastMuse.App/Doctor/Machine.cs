namespace PodcastMuse.App.Doctor;

/// <summary>
/// Where the doctor looks: the folders programs are searched in (the form of PATH), the data folder, and the user's rights.
/// Programs run by their full path, so that the report is about the very files that were found.
/// </summary>
internal sealed record Machine(string SearchPath, string DataFolder, bool IsRoot)
{
    public static Machine Current() => new(
        Environment.GetEnvironmentVariable("PATH") ?? "",
        Environment.GetEnvironmentVariable("DATA_DIR") is { Length: > 0 } folder ? folder : "data",
        Environment.IsPrivilegedProcess);

    /// <summary>The program's full path, or null where no folder has it.</summary>
    public string? Find(string program) => SearchPath
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
        .FirstOrDefault(File.Exists);
}
