using Microsoft.AspNetCore.Http;
using ProviderEmulator.Accounts;

namespace ProviderEmulator.Wire;

/// <summary>One provider's way to carry keys and to say no.</summary>
internal abstract class Dialect
{
    public abstract string Provider { get; }

    /// <summary>Null when the request carries none.</summary>
    public abstract string? KeyOf(HttpRequest request);

    /// <summary>The lenient form of the reference, part E.</summary>
    public abstract bool IsWellFormed(string key);

    public abstract Reply Refuse(Refusal refusal, Account? account);

    protected static string? BearerOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header.Length > 7 ? header[7..] : null;
    }
}
