using System.Globalization;

namespace PodcastMuse.App.Doctor;

/// <summary>
/// Room to work in. An hour of episode is about 700 MB of samples (48 kHz, stereo, 16 bit), as much again while it is mastered,
/// and some 300 MB of video; mastering stays under 300 MB of memory and drawing a 3000×3000 cover takes about as much.
/// </summary>
internal static class RoomCheck
{
    private const long Megabyte = 1024 * 1024;
    private const long DiskForAnHour = 2048 * Megabyte;
    private const long DiskForAShortEpisode = 256 * Megabyte;
    private const long MemoryAtEase = 1024 * Megabyte;
    private const long MemoryAtLeast = 512 * Megabyte;

    public static IReadOnlyList<Finding> Examine(Machine machine)
    {
        var folder = Path.GetFullPath(machine.DataFolder);
        return [Writable(folder), Disk(folder), Memory()];
    }

    /// <summary>Tried by writing, since rights, quotas and read-only mounts are told apart in no other way; leaves nothing behind.</summary>
    private static Finding Writable(string folder)
    {
        var nearest = Nearest(folder);
        try
        {
            var trial = Path.Combine(nearest, $".muse-doctor-{Environment.ProcessId}");
            using var file = new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.WriteByte(0);
            file.Flush(flushToDisk: true);
            return Finding.Sound("data folder", nearest == folder ? folder : $"{folder} (will be made)");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Finding.Missing("data folder", $"{folder} cannot be written", "Set DATA_DIR to a folder of yours, or give yourself the right to this one.");
        }
    }

    private static Finding Disk(string folder)
    {
        var free = new DriveInfo(Nearest(folder)).AvailableFreeSpace;
        var detail = $"{Size(free)} free";
        return free switch
        {
            >= DiskForAnHour => Finding.Sound("disk", detail),
            >= DiskForAShortEpisode => Finding.Weak("disk", detail, "Free some space: an episode of an hour needs about 2 GB while it is made."),
            _ => Finding.Missing("disk", detail, "Free some space, or set DATA_DIR to a folder on another disk."),
        };
    }

    private static Finding Memory()
    {
        // Counts a container's limit, where there is one.
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return memory switch
        {
            >= MemoryAtEase => Finding.Sound("memory", Size(memory)),
            >= MemoryAtLeast => Finding.Weak("memory", Size(memory), "1 GB or more makes covers and video without swapping."),
            _ => Finding.Missing("memory", Size(memory), "Give the machine or the container at least 512 MB, better 1 GB."),
        };
    }

    private static string Nearest(string folder)
    {
        while (!Path.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * Megabyte):0.0} GB");
}
