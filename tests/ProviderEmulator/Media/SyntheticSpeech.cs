using System.Collections.Concurrent;

namespace ProviderEmulator.Media;

/// <summary>Sound of a wanted length without a process: samples cut from the bank, MP3 cut at frames from the bank encoded once.</summary>
internal sealed class SyntheticSpeech(Workshop workshop)
{
    /// <summary>By rate; the same in every emulator.</summary>
    private static readonly ConcurrentDictionary<int, Lazy<short[]>> Banks = new();

    private readonly ConcurrentDictionary<(AudioFormat Format, bool Silent), Coded> _coded = new();

    /// <param name="mark">Lines with different marks sound different.</param>
    public async Task<byte[]> MakeAsync(double seconds, int mark, AudioFormat format, bool silent, CancellationToken cancellationToken)
    {
        switch (format.Codec)
        {
            case AudioCodec.Mp3:
                if (!_coded.TryGetValue((format, silent), out var coded))
                    _coded[(format, silent)] = coded = await EncodeBankAsync(format, silent, cancellationToken);
                return coded.Cut(seconds, mark, format.Rate);
            case AudioCodec.Pcm:
                return Wave.Raw(Samples(seconds, mark, format.Rate, silent));
            case AudioCodec.Wav:
                return Wave.Riff(Samples(seconds, mark, format.Rate, silent), format.Rate);
            default:
                return await workshop.KeepAsync(
                    $"synthetic {seconds:F3} {mark} {format} {silent}",
                    format.Extension,
                    (path, stop) => workshop.EncodeAsync(Samples(seconds, mark, format.Rate, silent), format.Rate, format, path, stop),
                    cancellationToken);
        }
    }

    private static short[] Samples(double seconds, int mark, int rate, bool silent)
    {
        var samples = new short[(int)Math.Round(seconds * rate)];
        if (silent)
            return samples;
        var bank = BankOf(rate);
        var from = (int)(StartOf(mark) * rate);
        for (var done = 0; done < samples.Length; from = 0)
        {
            var count = Math.Min(bank.Length - from, samples.Length - done);
            bank.AsSpan(from, count).CopyTo(samples.AsSpan(done));
            done += count;
        }

        return samples;
    }

    private static short[] BankOf(int rate) => Banks.GetOrAdd(rate, key => new(() => SpeechBank.Render(key))).Value;

    private static double StartOf(int mark) => (uint)mark % (uint)(SpeechBank.Seconds / SpeechBank.Syllable) * SpeechBank.Syllable;

    private async Task<Coded> EncodeBankAsync(AudioFormat format, bool silent, CancellationToken cancellationToken)
    {
        var file = await workshop.KeepAsync(
            $"bank {format} {silent}",
            format.Extension,
            (path, stop) => workshop.EncodeAsync(silent ? new short[SpeechBank.Seconds * format.Rate] : BankOf(format.Rate), format.Rate, format, path, stop),
            cancellationToken);
        return new Coded(file, Mp3Frames.Find(file));
    }

    private sealed record Coded(byte[] File, IReadOnlyList<Range> Frames)
    {
        private int LengthOf(int frame) => Frames[frame % Frames.Count].GetOffsetAndLength(File.Length).Length;

        public byte[] Cut(double seconds, int mark, int rate)
        {
            var perSecond = (double)rate / Mp3Frames.SamplesPerFrame(rate);
            var count = Math.Max(1, (int)Math.Round(seconds * perSecond));
            var first = (int)(StartOf(mark) * perSecond);
            var cut = new byte[Enumerable.Range(first, count).Sum(frame => LengthOf(frame))];
            for (int i = 0, at = 0; i < count; at += LengthOf(first + i), i++)
                File.AsSpan(Frames[(first + i) % Frames.Count]).CopyTo(cut.AsSpan(at));
            return cut;
        }
    }
}
