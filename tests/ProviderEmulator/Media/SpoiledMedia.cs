using ProviderEmulator.Faults;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Media;

/// <summary>Damages a finished file in the ways that have been seen: nothing, a stub of 260 bytes, a page instead of a file, noise, half of it.</summary>
internal sealed class SpoiledMedia(IdSource ids)
{
    private const int StubBytes = 260;

    public byte[] Spoil(byte[] file, FaultSet faults)
    {
        foreach (var fault in faults.Faults)
        {
            file = fault.Kind switch
            {
                FaultKind.EmptyMedia => [],
                FaultKind.TinyMedia => file[..Math.Min(StubBytes, file.Length)],
                FaultKind.HtmlMedia => "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Access denied</h1></body></html>"u8.ToArray(),
                FaultKind.GarbageMedia => ids.Garbage(file.Length),
                FaultKind.TruncatedMedia => file[..(file.Length / 2)],
                _ => file,
            };
        }

        return file;
    }
}
