namespace PodcastMuse.Media.Audio;

/// <summary>
/// A decoded recording: 48 kHz mono in ±1, in borrowed memory that goes back when the take is disposed. Not complete means
/// that the file promised more than it holds.
/// </summary>
internal sealed class Take(float[] buffer, int length, bool isComplete) : IDisposable
{
    private float[]? _buffer = buffer;

    public Memory<float> Samples => (_buffer ?? throw new ObjectDisposedException(nameof(Take))).AsMemory(0, length);

    public bool IsComplete => isComplete;

    public static Take Copy(ReadOnlySpan<float> samples)
    {
        var buffer = SampleMemory.Floats.Rent(samples.Length);
        samples.CopyTo(buffer);
        return new Take(buffer, samples.Length, true);
    }

    public void Dispose()
    {
        if (_buffer is { } borrowed)
            SampleMemory.Floats.Return(borrowed);
        _buffer = null;
    }
}
