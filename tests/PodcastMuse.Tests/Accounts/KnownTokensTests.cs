using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PodcastMuse.Accounts;

namespace PodcastMuse.Tests.Accounts;

public sealed class KnownTokensTests : IDisposable
{
    private readonly MovedClock _clock = new();
    private readonly KnownTokens _tokens;
    private readonly SymmetricSecurityKey _key = new(new byte[32]);
    private readonly TokenValidationParameters _rules;

    public KnownTokensTests()
    {
        _tokens = new KnownTokens(_clock);
        _rules = new TokenValidationParameters
        {
            IssuerSigningKey = _key,
            ValidateIssuer = false,
            ValidateAudience = false,
            LifetimeValidator = (_, until, _, _) => until > _clock.GetUtcNow().UtcDateTime,
        };
    }

    public void Dispose() => _tokens.Dispose();

    [Fact]
    public async Task A_good_token_is_checked_once()
    {
        var token = Token();
        var first = await _tokens.ValidateTokenAsync(token, _rules);

        Assert.True(first.IsValid);
        Assert.Same(first, await _tokens.ValidateTokenAsync(token, _rules));
    }

    [Fact]
    public async Task A_known_token_is_no_proof_for_one_that_differs_in_a_letter()
    {
        var token = Token();
        Assert.True((await _tokens.ValidateTokenAsync(token, _rules)).IsValid);

        for (var at = 0; at < token.Length; at += 7)
        {
            if (token[at] == '.')
                continue;
            var forged = $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
            Assert.False((await _tokens.ValidateTokenAsync(forged, _rules)).IsValid);
        }
    }

    [Fact]
    public async Task A_known_token_ends_when_it_says()
    {
        var token = Token();
        Assert.True((await _tokens.ValidateTokenAsync(token, _rules)).IsValid);
        _clock.Ahead = TimeSpan.FromMinutes(16);

        Assert.False((await _tokens.ValidateTokenAsync(token, _rules)).IsValid);
    }

    [Fact]
    public async Task A_bad_token_stays_bad()
    {
        var token = Token();
        var strict = _rules.Clone();
        strict.IssuerSigningKey = new SymmetricSecurityKey([.. Enumerable.Repeat((byte)1, 32)]);

        Assert.False((await _tokens.ValidateTokenAsync(token, strict)).IsValid);
        Assert.False((await _tokens.ValidateTokenAsync(token, strict)).IsValid);
    }

    private string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Claims = new Dictionary<string, object> { ["sub"] = "ada" },
        Expires = _clock.GetUtcNow().UtcDateTime.AddMinutes(15),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
    });

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
