namespace PodcastMuse.Production;

/// <summary>As many pieces of work on this machine's own cores at once as it has cores, whatever production they are of.</summary>
internal sealed class CoreTurns
{
    private readonly Places _places = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>Does the work when a core is free; at once where it is done elsewhere.</summary>
    public async Task<T> RunAsync<T>(bool isHere, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (!isHere)
            return await work();
        await _places.TakeAsync(0, cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _places.Leave();
        }
    }
}
