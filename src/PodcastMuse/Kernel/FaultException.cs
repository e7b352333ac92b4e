namespace PodcastMuse.Kernel;

/// <summary>
/// A fault with words the user can act on. Transient faults are tried again (inside the step, then by the queue);
/// permanent ones end the step at once. Refusals of input are values, not this.
/// </summary>
public sealed class FaultException : Exception
{
    private FaultException(Problem problem, bool transient, TimeSpan? retryAfter, Exception? inner)
        : base(problem.Detail, inner)
    {
        Problem = problem;
        IsTransient = transient;
        RetryAfter = retryAfter;
    }

    public Problem Problem { get; }

    public bool IsTransient { get; }

    /// <summary>The least wait before another try, where the other side named one.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether what was asked for may have been done all the same: only the answer was lost on its way.</summary>
    public bool MayHaveHappened { get; private init; }

    public static FaultException Permanent(Problem problem, Exception? inner = null) => new(problem, false, null, inner);

    public static FaultException Transient(Problem problem, TimeSpan? retryAfter = null, Exception? inner = null) =>
        new(problem, true, retryAfter, inner);

    /// <summary>The other side may have done it, and may have charged for it; whoever asks again must look first.</summary>
    public static FaultException Unsure(Problem problem, Exception? inner = null, TimeSpan? retryAfter = null) => new(problem, true, retryAfter, inner) { MayHaveHappened = true };
}
