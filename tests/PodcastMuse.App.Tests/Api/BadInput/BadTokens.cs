using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PodcastMuse.App.Tests.Api.Accounts;

namespace PodcastMuse.App.Tests.Api.BadInput;

/// <summary>Tokens that open nothing.</summary>
internal static class BadTokens
{
    private static readonly byte[] ServersKey = Encoding.UTF8.GetBytes(new string('s', 40));

    public static async Task<Dictionary<string, string>> MakeAsync(TestServer server, string good, CancellationToken stop)
    {
        var parts = good.Split('.');
        var gone = await Newcomer.RegisterAsync(server, stop);
        using (var erase = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/users/me") { Content = JsonContent.Create(new { password = gone.Password }) })
            (await gone.Client.SendAsync(erase, stop)).EnsureSuccessStatusCode();
        // Shows that the other tokens are refused for what they say, and not for how they are signed here.
        var control = server.NewClient();
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        control.DefaultRequestHeaders.Authorization = new("Bearer", Sign(parts[0], claims.ToJsonString(), ServersKey));
        (await control.GetAsync("/api/v1/users/me", stop)).EnsureSuccessStatusCode();
        return new()
        {
            ["no token at all"] = "garbage",
            ["an empty token"] = "",
            ["a token of 20,000 characters"] = new string('t', 20_000),
            ["alg none"] = $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            ["alg none, signed"] = $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.{parts[2]}",
            ["a changed claim"] = $"{parts[0]}.{Encode(With(claims, "tier", "enterprise"))}.{parts[2]}",
            ["another key"] = Sign(parts[0], With(claims, "jti", "x"), RandomNumberGenerator.GetBytes(40)),
            ["expired"] = Sign(parts[0], With(claims, "exp", 1_000_000_000), ServersKey),
            ["another issuer"] = Sign(parts[0], With(claims, "iss", "somebody"), ServersKey),
            ["a refresh token"] = gone.RefreshToken,
            ["an erased account's"] = gone.AccessToken,
        };
    }

    private static string With(JsonObject claims, string name, JsonNode value)
    {
        var copy = claims.DeepClone().AsObject();
        copy[name] = value;
        return copy.ToJsonString();
    }

    private static string Sign(string head, string claims, byte[] key)
    {
        var signed = $"{head}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
