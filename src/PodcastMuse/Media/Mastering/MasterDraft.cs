using PodcastMuse.Media.Codecs;
using PodcastMuse.Media.Loudness;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// One attempt at a master: every block rendered, encoded, written, and metered both as WAV and as decoded MP3 on the way.
/// Lines whose MP3 peaks too high are held lower and only they are made again.
/// </summary>
internal sealed class MasterDraft(MasterPlan plan, MasterFiles files, BlockEncoder encoder, EpisodeSound sound)
{
    private const int MostRepairs = 4;

    private readonly IReadOnlyList<Block> _blocks = BlockPlan.Cut(plan.Layout);

    public int BlocksEncoded { get; private set; }

    public int BlocksReused { get; private set; }

    /// <returns>Meters of the WAV and of the decoded MP3.</returns>
    public async Task<(LoudnessMeter Wav, LoudnessMeter Mp3)> WriteAsync(Action<double> report, CancellationToken cancellationToken)
    {
        var meters = await WriteAllAsync(report, cancellationToken);
        for (var repair = 0; repair < MostRepairs; repair++)
        {
            var over = MasterMeasurement.Overshoots(meters.Mp3, _blocks, Targets.TruePeakAim);
            if (over.Count == 0)
                break;
            foreach (var (line, decibels) in over)
                sound.LowerCeiling(line, decibels + 0.1);
            await foreach (var block in BlockStream.EncodeAsync(encoder, Again(over.Keys), cancellationToken))
            {
                Count(block);
                await files.WriteAsync(block, null, cancellationToken);
            }
            meters = await MasterReading.MeasureAsync(files, plan.Layout.Length, cancellationToken);
        }
        return meters;
    }

    private async Task<(LoudnessMeter Wav, LoudnessMeter Mp3)> WriteAllAsync(Action<double> report, CancellationToken cancellationToken)
    {
        var wav = new LoudnessMeter();
        await using var mp3 = new DecodedMeter(plan.Layout.Length, cancellationToken);
        var floats = Array.Empty<float>();
        await foreach (var encoded in BlockStream.EncodeAsync(encoder, _blocks, cancellationToken))
        {
            if (encoded.Block.Index == 0)
            {
                var info = files.Info(encoded.Frames, 0);
                await files.WriteHeadersAsync(info, cancellationToken);
                await mp3.WriteAsync(info, cancellationToken);
            }
            await files.WriteAsync(encoded, Meter, cancellationToken);
            await mp3.WriteAsync(encoded.Frames, cancellationToken);
            Count(encoded);
            report((encoded.Block.Index + 1) / (double)_blocks.Count);
        }
        wav.Finish();
        return (wav, await mp3.FinishAsync());

        void Meter(ReadOnlySpan<short> stereo)
        {
            if (floats.Length < stereo.Length)
                floats = new float[stereo.Length];
            MasterReading.Add(wav, stereo, floats);
        }
    }

    /// <summary>The blocks of some lines, numbered anew.</summary>
    private Block[] Again(IEnumerable<int> lines)
    {
        var chosen = lines.ToHashSet();
        return [.. _blocks.Where(x => chosen.Contains(x.Line)).Select((x, i) => x with { Index = i })];
    }

    private void Count(EncodedBlock block)
    {
        if (block.IsNew)
            BlocksEncoded++;
        else
            BlocksReused++;
    }
}
