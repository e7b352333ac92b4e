using PodcastMuse.Kernel;

namespace PodcastMuse.Media.Packages;

/// <summary>What can be wrong with a package, in one line each.</summary>
internal static class PackageFaults
{
    public static FaultException Missing(string name) =>
        FaultException.Permanent(Problems.NotFound($"The package '{name}' does not exist."));

    public static FaultException NotAZip(string name, Exception inner) =>
        FaultException.Permanent(Problems.InvalidInput($"'{name}' is not a ZIP file, or a part of it is missing. Download it again."), inner);

    public static FaultException Unsound(string name, string what, Exception? inner = null) =>
        FaultException.Permanent(Problems.InvalidInput($"'{name}' is not a package of Podcast Muse that can be trusted: {what}."), inner);

    public static FaultException Damaged(string name, string path, Exception? inner = null) =>
        FaultException.Permanent(Problems.InvalidInput($"'{path}' in '{name}' is damaged: it is not what the manifest says. Download the package again."), inner);

    public static FaultException TooNew(string name, int version) =>
        FaultException.Permanent(Problems.InvalidInput($"'{name}' was made by a newer Podcast Muse (package format {version}). Update, then try again."));
}
