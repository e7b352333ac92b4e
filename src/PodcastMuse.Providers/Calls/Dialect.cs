using System.Security.Cryptography;
using System.Text;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Calls;

/// <summary>How a provider speaks: how it is shown a key, how it says no, and what it tells of its limits.</summary>
internal abstract class Dialect(TimeProvider clock)
{
    protected TimeProvider Clock => clock;

    public abstract string Provider { get; }

    /// <summary>As people write it.</summary>
    public abstract string Name { get; }

    /// <summary>How many calls are sent at once before the provider has said anything.</summary>
    public virtual int StartAtOnce => 10;

    public abstract void Authorize(HttpRequestMessage request, Secret key);

    /// <summary>What an answer means that is no result; null when it is none of that.</summary>
    public abstract Verdict? Judge(Answer answer);

    /// <summary>How many calls the provider allows this key at once, where its headers tell.</summary>
    public virtual int? MostAtOnce(Answer answer) => null;

    /// <summary>How long to send nothing, where the headers say that nothing is left for now.</summary>
    public virtual TimeSpan? Rest(Answer answer) => null;

    /// <summary>How many calls of a kind in which time the provider documents; null where it does not.</summary>
    public virtual (int Calls, TimeSpan Within)? Pace(CallKind kind) => null;

    /// <summary>Tells keys apart without telling them: the first bytes of a hash over what the request is authorized with.</summary>
    public static string PrintOf(HttpRequestMessage request)
    {
        var key = request.Headers.Authorization?.Parameter
            ?? (request.Headers.TryGetValues("xi-api-key", out var eleven) ? eleven.First() : request.Headers.TryGetValues("x-goog-api-key", out var google) ? google.First() : "");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12));
    }
}
