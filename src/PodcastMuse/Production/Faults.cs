using System.Data.Common;
using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>Puts what was thrown into words: known faults as they are, a full or forbidden disk by name, the rest as ours to mend.</summary>
public static class Faults
{
    private const int DiskFull = 28; // ENOSPC

    public static FaultException Explain(Exception fault) => fault switch
    {
        FaultException known => known,
        IOException full when (full.HResult & 0xFFFF) == DiskFull || full.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase) =>
            FaultException.Permanent(Problems.StorageUnavailable("The disk is full. Free some space and run the same again."), full),
        UnauthorizedAccessException denied =>
            FaultException.Permanent(Problems.StorageUnavailable($"A file or folder may not be written: {denied.Message}"), denied),
        DbException busy => FaultException.Transient(Problems.StorageUnavailable($"The database did not answer: {busy.Message}"), inner: busy),
        AggregateException { InnerExceptions.Count: 1 } one => Explain(one.InnerExceptions[0]),
        _ => FaultException.Permanent(Problems.Internal($"Something unexpected went wrong ({fault.GetType().Name}: {fault.Message})."), fault),
    };
}
