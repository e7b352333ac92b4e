namespace PodcastMuse.Media.Audio;

/// <summary>
/// A decoded recording: 48 kHz mono in ±1, in borrowed memory that goes back when the take is disposed. Not complete means
/// that the file promised more than it holds.
/// </summary>
internal sealed class Take(float[] buffer, int length, FileEnd end) : IDisposable
{
    private float[]? _buffer = buffer;

    public Memory<float> Samples => (_buffer ?? throw new ObjectDisposedException(nameof(Take))).AsMemory(0, length);

    public bool IsComplete => end != FileEnd.Missing;

    /// <summary>Whether the file ends where no encoder should have ended it; by itself no proof that something is missing.</summary>
    public bool IsBrokenOff => end == FileEnd.Broken;

    public static Take Copy(ReadOnlySpan<float> samples, FileEnd end = FileEnd.Whole)
    {
        var buffer = SampleMemory.Floats.Rent(samples.Length);
        samples.CopyTo(buffer);
        return new Take(buffer, samples.Length, end);
    }

    public void Dispose()
    {
        if (_buffer is { } borrowed)
            SampleMemory.Floats.Return(borrowed);
        _buffer = null;
    }
}
