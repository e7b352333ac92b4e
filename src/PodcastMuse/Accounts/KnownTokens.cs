using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PodcastMuse.Accounts;

/// <summary>
/// Checks access tokens, and remembers until their end which ones were good: the same token is the same proof. Only whole tokens are
/// compared, so a changed one is checked like any other.
/// </summary>
internal sealed class KnownTokens(TimeProvider clock) : TokenHandler, IDisposable
{
    /// <summary>A token and what it says take about four kilobytes.</summary>
    private const int Most = 4_000;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly MemoryCache _good = new(new MemoryCacheOptions { SizeLimit = Most });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (_good.TryGetValue(token, out TokenValidationResult? known) && known!.SecurityToken.ValidTo > now)
            return known;
        var result = await _handler.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid && result.SecurityToken.ValidTo - now is { Ticks: > 0 } left)
            _good.Set(token, result, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = left, Size = 1 });
        return result;
    }

    public override SecurityToken ReadToken(string token) => _handler.ReadToken(token);

    public void Dispose() => _good.Dispose();
}
