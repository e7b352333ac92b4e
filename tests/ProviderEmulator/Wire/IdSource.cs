namespace ProviderEmulator.Wire;

/// <summary>Ids in the providers' forms, the same in the same order for the same seed.</summary>
internal sealed class IdSource(EmulatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(options.Seed);

    /// <param name="length">Count of hexadecimal digits.</param>
    public string Hex(int length)
    {
        lock (_lock)
            return _random.GetHexString(length, lowercase: true);
    }

    public string RequestId() => "req_" + Hex(32);

    /// <param name="length">Count of letters and digits.</param>
    public string Letters(int length)
    {
        lock (_lock)
            return _random.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
    }

    public long Number(long below)
    {
        lock (_lock)
            return _random.NextInt64(below);
    }

    public byte[] Garbage(int length)
    {
        var bytes = new byte[length];
        lock (_lock)
            _random.NextBytes(bytes);
        return bytes;
    }
}
