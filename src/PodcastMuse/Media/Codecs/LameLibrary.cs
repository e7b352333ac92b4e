using System.Reflection;
using System.Runtime.InteropServices;
using PodcastMuse.Kernel;

namespace PodcastMuse.Media.Codecs;

/// <summary>
/// libmp3lame itself (lame.h, 3.100), the same library ffmpeg encodes with: blocks of an episode are encoded in memory,
/// without a process for each. It comes with every ffmpeg package of Debian and Ubuntu.
/// </summary>
internal static partial class LameLibrary
{
    private const string Name = "mp3lame";

    static LameLibrary() => NativeLibrary.SetDllImportResolver(typeof(LameLibrary).Assembly, Resolve);

    [LibraryImport(Name)] public static partial nint lame_init();
    [LibraryImport(Name)] public static partial int lame_set_in_samplerate(nint lame, int rate);
    [LibraryImport(Name)] public static partial int lame_set_out_samplerate(nint lame, int rate);
    [LibraryImport(Name)] public static partial int lame_set_num_channels(nint lame, int channels);
    [LibraryImport(Name)] public static partial int lame_set_mode(nint lame, int mode);
    [LibraryImport(Name)] public static partial int lame_set_brate(nint lame, int kilobits);
    [LibraryImport(Name)] public static partial int lame_set_quality(nint lame, int quality);
    [LibraryImport(Name)] public static partial int lame_set_disable_reservoir(nint lame, int disable);
    [LibraryImport(Name)] public static partial int lame_set_bWriteVbrTag(nint lame, int write);
    [LibraryImport(Name)] public static partial int lame_set_scale(nint lame, float scale);
    [LibraryImport(Name)] public static partial int lame_init_params(nint lame);
    [LibraryImport(Name)] public static partial int lame_encode_buffer(nint lame, ref short left, ref short right, int samples, ref byte output, int size);
    [LibraryImport(Name)] public static partial int lame_close(nint lame);
    [LibraryImport(Name)] private static partial nint get_lame_version();

    /// <summary>The library's version, e.g. <c>3.100</c>.</summary>
    public static string Version => Guard(() => Marshal.PtrToStringUTF8(get_lame_version())) ?? "unknown";

    /// <summary>Runs a first call; a library that is not there becomes a fault with one clear line.</summary>
    public static T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (DllNotFoundException missing)
        {
            throw FaultException.Permanent(
                Problems.ToolMissing("The MP3 encoder library (libmp3lame) was not found. Run './muse doctor' to see what to install."), missing);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name)
            return 0;
        foreach (var candidate in (ReadOnlySpan<string>)["libmp3lame.so.0", "libmp3lame.0.dylib", "/opt/homebrew/lib/libmp3lame.0.dylib", "/usr/local/lib/libmp3lame.0.dylib", "libmp3lame.dll"])
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle))
                return handle;
        }
        return 0;
    }
}
