using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace PodcastMuse.Media.Mastering;

/// <summary>Encodes blocks on all cores and gives them back in order, never far ahead of whoever writes them: memory stays flat.</summary>
internal static class BlockStream
{
    public static async IAsyncEnumerable<EncodedBlock> EncodeAsync(
        BlockEncoder encoder, IReadOnlyList<Block> blocks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cores = Environment.ProcessorCount;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ahead = new SemaphoreSlim(2 * cores + 2);
        var done = Channel.CreateUnbounded<EncodedBlock>();
        var encoding = EncodeAllAsync(encoder, blocks, cores, ahead, done.Writer, stop.Token);
        var waiting = new Dictionary<int, EncodedBlock>();
        try
        {
            foreach (var block in blocks)
            {
                EncodedBlock? next;
                while (!waiting.Remove(block.Index, out next))
                {
                    var any = await done.Reader.ReadAsync(stop.Token);
                    waiting.Add(any.Block.Index, any);
                }
                yield return next;
                ahead.Release();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await encoding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task EncodeAllAsync(
        BlockEncoder encoder, IReadOnlyList<Block> blocks, int cores, SemaphoreSlim ahead, ChannelWriter<EncodedBlock> done, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(Admit(blocks, ahead, cancellationToken), options, async (block, token) =>
                await done.WriteAsync(await encoder.EncodeAsync(block, token), token));
            done.Complete();
        }
        catch (Exception fault)
        {
            done.Complete(fault);
        }
    }

    /// <summary>Admits in order, so the block that is written next is never kept waiting by later ones.</summary>
    private static async IAsyncEnumerable<Block> Admit(
        IReadOnlyList<Block> blocks, SemaphoreSlim ahead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var block in blocks)
        {
            await ahead.WaitAsync(cancellationToken);
            yield return block;
        }
    }
}
