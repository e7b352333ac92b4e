namespace ProviderEmulator.Media;

/// <summary>
/// Half a minute of something that has the shape of speech: syllables of a gliding, voiced tone with overtones, consonants of
/// noise, short gaps. Slices of it stand for spoken lines where no voice is needed. The same at every start.
/// </summary>
internal static class SpeechBank
{
    public const int Seconds = 30;

    /// <summary>Slices begin at a multiple of this, so that none begins within a syllable.</summary>
    public const double Syllable = 0.22;

    public static short[] Render(int rate)
    {
        var samples = new short[Seconds * rate];
        var random = new Random(7);
        double phase = 0;
        for (var start = 0.0; start < Seconds; start += Syllable)
        {
            var pitch = 110 + (random.NextDouble() * 60);
            var loud = random.NextDouble() < 0.08 ? 0.05 : 0.5 + (random.NextDouble() * 0.5);
            var noisy = random.NextDouble() * 0.4;
            var from = (int)(start * rate);
            var length = Math.Min((int)(Syllable * rate), samples.Length - from);
            for (var i = 0; i < length; i++)
            {
                var part = (double)i / length;
                var envelope = Math.Sin(Math.PI * part) * loud;
                phase += 2 * Math.PI * pitch * (1 + (0.1 * part)) / rate;
                var voiced = Math.Sin(phase) + (0.6 * Math.Sin(2 * phase)) + (0.4 * Math.Sin(4 * phase)) + (0.2 * Math.Sin(7 * phase));
                var noise = part < 0.2 ? ((random.NextDouble() * 2) - 1) * noisy : 0;
                samples[from + i] = (short)(envelope * ((voiced * 0.4) + noise) * 9000);
            }
        }

        return samples;
    }
}
