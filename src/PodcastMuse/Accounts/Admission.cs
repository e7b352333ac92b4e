using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>Where a request came from, as sessions show it to their owner. The address is without a port.</summary>
public sealed record Visitor(string Address, string UserAgent);

/// <summary>How an attempt to come in ended: registering, signing in, or going on with a session.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    public sealed record Admitted(User User, Guid SessionId, string RefreshToken) : Admission;

    public sealed record Refused(Problem Problem) : Admission;
}
