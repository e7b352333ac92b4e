namespace PodcastMuse.Data;

/// <summary>Tells other nodes what was changed here, and <see cref="ChangeStamps"/> what was changed there.</summary>
public interface IChangeBus
{
    /// <summary>Whether changes elsewhere are heard of; while not, nothing may be answered from a copy.</summary>
    bool Hears { get; }

    /// <param name="ids">What a change named; none: anything.</param>
    void Publish(IReadOnlyList<Guid> ids);
}

/// <summary>One node alone: whatever changes, changes here.</summary>
internal sealed class OwnChanges : IChangeBus
{
    public bool Hears => true;

    public void Publish(IReadOnlyList<Guid> ids)
    {
        // There is nobody else.
    }
}
