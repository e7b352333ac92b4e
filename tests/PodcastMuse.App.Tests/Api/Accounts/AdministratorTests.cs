using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Accounts;

public sealed class AdministratorTests
{
    private const string Boss = "Boss@Example.com";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_mails_go_to_a_folder_the_address_is_enough()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["ADMIN_EMAILS"] = Boss }, Stop);
        Assert.Equal((true, HttpStatusCode.OK), await AsksAsync(server, "boss@example.com"));
        Assert.Equal((false, HttpStatusCode.Forbidden), await AsksAsync(server, "clerk@example.com"));
    }

    [Theory]
    [InlineData("ENVIRONMENT", "production")]
    [InlineData("SMTP_URL", "smtp://127.0.0.1:9")]
    public async Task Where_anybody_may_come_the_address_must_be_shown(string name, string value)
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["ADMIN_EMAILS"] = Boss, [name] = value }, Stop);
        Assert.Equal((false, HttpStatusCode.Forbidden), await AsksAsync(server, "boss@example.com"));
    }

    private static async Task<(bool IsAdmin, HttpStatusCode Kpis)> AsksAsync(TestServer server, string email)
    {
        var who = await Newcomer.RegisterAsync(server, Stop, email);
        var me = await who.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me", Stop);
        return (me.GetProperty("is_admin").GetBoolean(), (await who.Client.GetAsync("/api/v1/analytics/kpis", Stop)).StatusCode);
    }
}
