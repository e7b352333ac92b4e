using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api.Accounts;

/// <summary>Somebody who registered through the front door, with what they were given.</summary>
internal sealed record Newcomer(HttpClient Client, string Email, string Password, JsonElement Answer)
{
    public const string GoodPassword = "a quiet riverbank";

    public string AccessToken => Answer.GetProperty("access_token").GetString()!;

    public string RefreshToken => Answer.GetProperty("refresh_token").GetString()!;

    public Guid Id => Answer.GetProperty("user").GetProperty("id").GetGuid();

    public static string NewEmail() => $"{Guid.CreateVersion7():N}@example.com";

    public static async Task<Newcomer> RegisterAsync(TestServer server, CancellationToken stop, string? email = null, string language = "en")
    {
        var client = server.NewClient();
        email ??= NewEmail();
        var answer = await client.PostAsJsonAsync("/api/v1/auth/register", new { email, password = GoodPassword, first_name = "Ada", language }, stop);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var newcomer = new Newcomer(client, email, GoodPassword, await answer.Content.ReadFromJsonAsync<JsonElement>(stop));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", newcomer.AccessToken);
        return newcomer;
    }

    /// <summary>Signed in with an address that is shown to be theirs: such access tokens outlive their session.</summary>
    public async Task<Newcomer> ProvenAsync(TestServer server, CancellationToken stop)
    {
        await using (var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(stop))
            await db.Set<User>().Where(u => u.Id == Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailVerified, true), stop);
        var answer = await Client.PostAsJsonAsync("/api/v1/auth/login", new { email = Email, password = Password }, stop);
        var proven = this with { Answer = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(stop) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", proven.AccessToken);
        return proven;
    }
}
