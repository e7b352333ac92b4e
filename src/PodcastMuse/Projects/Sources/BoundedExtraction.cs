namespace PodcastMuse.Projects.Sources;

/// <summary>
/// Runs the extraction of one file on a thread of its own: files from strangers can send a parser into a long loop, which only notices the
/// time limit between its steps. The caller is freed on time in any case, and the deep stack lets nested files be refused rather than overflow.
/// </summary>
internal static class BoundedExtraction
{
    private const int StackBytes = 64 * 1024 * 1024;

    public static async Task<T> RunAsync<T>(Func<CancellationToken, T> extract, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = new CancellationTokenSource(limit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var token = stop.Token;
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Complete(result, extract, token), StackBytes) { IsBackground = true, Name = "source extraction" };
        thread.Start();
        try
        {
            return await result.Task.WaitAsync(token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private static void Complete<T>(TaskCompletionSource<T> result, Func<CancellationToken, T> extract, CancellationToken token)
    {
        try
        {
            result.TrySetResult(extract(token));
        }
        catch (Exception failure)
        {
            result.TrySetException(failure);
        }
    }
}
