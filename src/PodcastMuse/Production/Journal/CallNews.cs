using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PodcastMuse.Production.Journal;

/// <summary>
/// Tells a step that is worked on in this process that a provider called back about it. A hint that saves a wait: what is told stands in the
/// journal first, so a step that hears nothing finds it there.
/// </summary>
public sealed class CallNews
{
    private readonly ConcurrentDictionary<Guid, Ear> _ears = new();

    /// <summary>One listener a step: whoever has its lease.</summary>
    internal Ear Listen(Guid stepId) => _ears[stepId] = new Ear(this, stepId);

    /// <summary>Whether anybody listens.</summary>
    internal bool Tell(Guid stepId)
    {
        if (!_ears.TryGetValue(stepId, out var ear))
            return false;
        ear.Tell();
        return true;
    }

    /// <summary>Listens until it is disposed.</summary>
    internal sealed class Ear(CallNews news, Guid stepId) : IDisposable
    {
        private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        /// <summary>Waits until something was told since <see cref="Forget"/>, or for as long as that.</summary>
        public async Task<bool> HearAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
        {
            using var limit = new CancellationTokenSource(longest, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                return await _told.Reader.WaitToReadAsync(both.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }

        /// <summary>What is told from now on is new; to be called before the journal is read.</summary>
        public void Forget() => _told.Reader.TryRead(out _);

        public void Dispose() => news._ears.TryRemove(KeyValuePair.Create(stepId, this));

        internal void Tell() => _told.Writer.TryWrite(true);
    }
}
