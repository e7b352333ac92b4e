using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PodcastMuse.Production.Journal;

/// <summary>
/// Tells a step that is worked on in this process that a provider called back about it. A hint that saves a wait, and questions to the
/// database: a call that nobody here follows is told of in the journal first, and one that is followed stands there as a task that is looked
/// at anyway when its time comes, so nothing is lost with what was told.
/// </summary>
public sealed class CallNews
{
    private readonly ConcurrentDictionary<Guid, Ear> _ears = new();
    private readonly ConcurrentDictionary<Guid, Ear> _followers = new();

    /// <summary>One listener a step: whoever has its lease.</summary>
    internal Ear Listen(Guid stepId) => _ears[stepId] = new Ear(this, stepId);

    /// <summary>That something stands in the journal about one of the step's calls. Whether anybody listens.</summary>
    internal bool Tell(Guid stepId)
    {
        if (!_ears.TryGetValue(stepId, out var ear))
            return false;
        ear.Tell();
        return true;
    }

    /// <summary>That a task is done. False where no step of this process follows it: then it is to be written down.</summary>
    internal bool TellOf(Guid callId) => _followers.TryGetValue(callId, out var ear) && ear.TellOf(callId);

    /// <summary>Listens until it is closed.</summary>
    internal sealed class Ear(CallNews news, Guid stepId) : IDisposable
    {
        private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        private readonly Dictionary<Guid, ProviderCall> _followed = [];
        private readonly Lock _lock = new();
        private List<ProviderCall> _done = [];
        private bool _isInJournal;
        private bool _isClosed;

        /// <summary>Waits until something was told since <see cref="Take"/>, or for as long as that.</summary>
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

        /// <summary>From now on news of this task come here, and are not written down.</summary>
        /// <param name="task">As it stands in the journal: known by its number and under way.</param>
        public void Follow(ProviderCall task)
        {
            lock (_lock)
            {
                if (_isClosed)
                    return;
                _followed[task.Id] = task;
                news._followers[task.Id] = this;
            }
        }

        /// <summary>The tasks that were told of since the last time, due now, and whether more stands in the journal. What is told from now on is new.</summary>
        public (IReadOnlyList<ProviderCall> Done, bool IsInJournal) Take()
        {
            lock (_lock)
            {
                _told.Reader.TryRead(out _);
                var taken = (_done, _isInJournal);
                (_done, _isInJournal) = ([], false);
                return taken;
            }
        }

        /// <summary>Stops listening. The tasks that were told of and that nobody took: they are to be written down.</summary>
        public IReadOnlyList<ProviderCall> Close()
        {
            lock (_lock)
            {
                _isClosed = true;
                foreach (var id in _followed.Keys)
                    news._followers.TryRemove(KeyValuePair.Create(id, this));
                news._ears.TryRemove(KeyValuePair.Create(stepId, this));
                return Take().Done;
            }
        }

        public void Dispose() => Close();

        internal void Tell()
        {
            lock (_lock)
                _isInJournal = true;
            _told.Writer.TryWrite(true);
        }

        internal bool TellOf(Guid callId)
        {
            lock (_lock)
            {
                if (_isClosed || !_followed.TryGetValue(callId, out var task))
                    return false;
                _done.Add(task);
            }

            _told.Writer.TryWrite(true);
            return true;
        }
    }
}
