namespace PodcastMuse.Providers.Calls;

/// <summary>The gates and paces of the keys in use. Work and questions pass by different ones, so that asking how a task stands never waits for new work.</summary>
internal sealed class Gates(TimeProvider clock)
{
    private const int QuestionsAtOnce = 8;

    private readonly KeyParts<Gate> _gates = new(clock);
    private readonly KeyParts<Pace> _paces = new(clock);

    public Gate Of(Dialect dialect, HttpRequestMessage request, CallKind kind) => _gates.Of(
        $"{dialect.Provider} {Patience.IsWork(kind)} {request.RequestUri!.Authority} {Dialect.PrintOf(request)}",
        () => new Gate(Patience.IsWork(kind) ? dialect.StartAtOnce : QuestionsAtOnce, clock));

    /// <summary>The pace that the provider documents for calls of the kind; null where it documents none.</summary>
    public Pace? PaceOf(Dialect dialect, HttpRequestMessage request, CallKind kind) => dialect.Pace(kind) is not { } told
        ? null
        : _paces.Of($"{dialect.Provider} {kind} {request.RequestUri!.Authority} {Dialect.PrintOf(request)}", () => new Pace(told.Calls, told.Within, clock));
}
