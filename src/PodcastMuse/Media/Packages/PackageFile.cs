namespace PodcastMuse.Media.Packages;

/// <summary>
/// A file to put into the package: <paramref name="Path"/> inside it (relative, forward slashes), <paramref name="LocalPath"/> on this disk,
/// <paramref name="DurationSeconds"/> where it plays.
/// </summary>
public sealed record PackageFile(string Path, string LocalPath, string ContentType, double? DurationSeconds);
