using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PodcastMuse.Postgres;

namespace PodcastMuse.App.Tests.Scale;

/// <summary>Two nodes that answer and two that work, over shared stores; and each of them, and each store, lost in the middle of the work.</summary>
[Trait("Length", "Long")]
public sealed class ClusterTests
{
    private const int Productions = 50;
    private const int CreditsEach = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    private static readonly IHttpClientFactory Clients = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_productions_outlive_a_killed_worker_a_killed_api_an_emptied_Redis_and_a_restarted_PostgreSQL()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        var stop = patience.Token;
        await using var cluster = await Cluster.StartAsync(stop);
        var apis = new[] { await cluster.StartApiAsync(stop), await cluster.StartApiAsync(stop) };
        var workers = new[] { await cluster.StartWorkerAsync(stop), await cluster.StartWorkerAsync(stop) };
        var clients = await SignUpAsync(apis, stop);
        var projects = new List<Guid>();
        for (var number = 0; number < Productions; number++)
            projects.Add(await OrderAsync(clients[number % 2], number, stop));

        await UntilCompletedAsync(cluster, 5, stop);
        await workers[0].KillAsync();
        await UntilCompletedAsync(cluster, 12, stop);
        await cluster.StartWorkerAsync(stop);
        await cluster.Redis.RestartEmptyAsync(stop);
        await UntilCompletedAsync(cluster, 20, stop);
        await apis[0].KillAsync();
        await cluster.Postgres.RestartAsync(stop);
        await UntilCompletedAsync(cluster, Productions, stop);

        Assert.Equal(Productions * 7, await CountAsync(cluster, "production_steps WHERE status = 'completed'", stop));
        Assert.Equal(Productions * 5, await CountAsync(cluster, "credit_transactions WHERE transaction_type = 'usage' AND status = 'completed'", stop));
        Assert.Equal(0, await CountAsync(cluster, "credit_transactions WHERE status = 'pending' OR transaction_type = 'refund'", stop));
        Assert.Equal(0, await CountAsync(
            cluster, "(SELECT 1 FROM provider_calls WHERE state = 'finished' GROUP BY user_id, request_hash, production_id HAVING count(*) > 1) AS paid_twice", stop));
        var balance = await clients[1].GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", stop);
        Assert.Equal(1000 - (Productions * CreditsEach), balance.GetProperty("credits").GetInt32());
        var (exitCode, verdict) = await cluster.RunAsync("ledger verify", stop);
        Assert.True(exitCode == 0, verdict);
        foreach (var project in new[] { projects[0], projects[^1] })
            await IsWholeAsync(clients[1], project, stop);
    }

    private static async Task<HttpClient[]> SignUpAsync(Node[] apis, CancellationToken stop)
    {
        var clients = apis.Select(api =>
        {
            var client = Clients.CreateClient();
            client.BaseAddress = api.Address;
            return client;
        }).ToArray();
        var answer = await clients[0].PostAsJsonAsync(
            "/api/v1/auth/register", new { email = "crowd@example.com", password = "a long sentence of a password" }, stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(stop));
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("access_token").GetString();
        foreach (var client in clients)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return clients;
    }

    private static async Task<Guid> OrderAsync(HttpClient client, int number, CancellationToken stop)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/generate/podcast", new
        {
            title = $"Episode {number}",
            video_motion = "none",
            script = $"Ann: This is episode number {number} of the long day.\nBen: And number {number} is as good as any other.\n",
        }, stop);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(stop));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("project_id").GetGuid();
    }

    /// <summary>Asks the database itself, so that no node's death is in the way.</summary>
    private static async Task UntilCompletedAsync(Cluster cluster, int count, CancellationToken stop)
    {
        while (true)
        {
            Assert.Equal(0, await CountAsync(cluster, "productions WHERE status IN ('failed', 'cancelled')", stop));
            if (await CountAsync(cluster, "productions WHERE status = 'completed'", stop) >= count)
                return;
            await Task.Delay(200, stop);
        }
    }

    private static async Task<long> CountAsync(Cluster cluster, string rows, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(PostgresUrl.ToConnectionString(cluster.DatabaseUrl) + ";Pooling=false");
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is of this file
        command.CommandText = $"SELECT count(*) FROM {rows}";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task IsWholeAsync(HttpClient client, Guid project, CancellationToken stop)
    {
        var links = await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", stop);
        Assert.Contains("resources.zip", links.ToString(), StringComparison.Ordinal);
    }
}
