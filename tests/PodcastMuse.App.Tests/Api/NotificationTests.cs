using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Tests.Api.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Notifications;

namespace PodcastMuse.App.Tests.Api;

public sealed class NotificationTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Notes_are_listed_counted_and_read_by_their_owner_only(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await server.NewUserAsync(Stop);
        for (var n = 0; n < 3; n++)
            await TellAsync(server, ada.Id, n == 2 ? ProductionOutcome.Failed : ProductionOutcome.Completed);
        var page = await ada.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/notifications?page_size=2", Stop);
        Assert.Equal((3, 3, 2), (page.GetProperty("total").GetInt32(), page.GetProperty("unread").GetInt32(), page.GetProperty("items").GetArrayLength()));
        var newest = page.GetProperty("items")[0];
        Assert.Equal("production_failed", newest.GetProperty("kind").GetString());
        Assert.Contains("12 credits", newest.GetProperty("body").GetString(), StringComparison.Ordinal);

        var read = $"/api/v1/users/me/notifications/{newest.GetProperty("id").GetGuid()}/read";
        Assert.Equal(HttpStatusCode.NotFound, (await (await server.NewUserAsync(Stop)).Client.PostAsync(read, null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Client.PostAsync(read, null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Client.PostAsync(read, null, Stop)).StatusCode);
        page = await ada.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/notifications", Stop);
        Assert.Equal(2, page.GetProperty("unread").GetInt32());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Client.GetAsync("/api/v1/users/me/notifications?page=-1", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Nothing_is_told_of_what_was_rolled_back(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var ada = await server.NewUserAsync(Stop);
        await using (var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var batch = new StatementBatch();
            await server.Services.GetRequiredService<Notifier>().ProductionEndedAsync(db, batch, End(ada.Id, ProductionOutcome.Completed), Stop);
            await batch.SendAsync(db, Stop);
            await transaction.RollbackAsync(Stop);
        }

        Assert.Equal(0, (await ada.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/notifications", Stop)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Mails_go_out_once_in_the_users_language_and_are_tried_again_when_the_server_refuses()
    {
        await using var smtp = new SmtpListener { RefusesFirst = 1 };
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["SMTP_URL"] = $"smtp://127.0.0.1:{smtp.Port}?from=studio%40example.com" }, Stop);
        var ada = await Newcomer.RegisterAsync(server, Stop, language: "th");
        await WaitAsync(() => smtp.Refused == 1);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var delivery = server.Services.GetRequiredService<MailDelivery>();
        await db.Set<OutgoingMail>().ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, DateTimeOffset.UnixEpoch), Stop);
        await Task.WhenAll(delivery.DeliverAsync(Stop), delivery.DeliverAsync(Stop), delivery.DeliverAsync(Stop));
        await WaitAsync(() => !smtp.Mails.IsEmpty);
        var mail = Assert.Single(smtp.Mails);
        Assert.Equal("ยืนยันอีเมลของคุณ", mail.Subject);
        Assert.Equal((ada.Email, "studio@example.com"), (mail.To.Mailboxes.Single().Address, mail.From.Mailboxes.Single().Address));
        Assert.Contains("verify-email?token=", mail.TextBody, StringComparison.Ordinal);
        OutgoingMail kept;
        do
            kept = await db.Set<OutgoingMail>().AsNoTracking().SingleAsync(Stop);
        while (kept.State != MailState.Sent);
        Assert.Equal(("", "", ""), (kept.Text, kept.Recipient, kept.Subject));
    }

    private static ProductionEnd End(Guid userId, ProductionOutcome outcome) => new(userId, Guid.CreateVersion7(), "Rivers", outcome, 12, "The provider did not answer.");

    private static async Task TellAsync(TestServer server, Guid userId, ProductionOutcome outcome)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var batch = new StatementBatch();
        await server.Services.GetRequiredService<Notifier>().ProductionEndedAsync(db, batch, End(userId, outcome), Stop);
        await batch.SendAsync(db, Stop);
    }

    private static async Task WaitAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Delay(30, Stop);
    }
}
