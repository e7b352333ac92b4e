using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api.BadInput;

/// <summary>Bad input of every kind, made from the API's own description, on every operation of it.</summary>
[Trait("Length", "Long")]
public sealed class BadInputTests(Servers servers)
{
    /// <summary>Kestrel's own, before any of our code: the line of the address is longer than 8 KB.</summary>
    private const int TransportRefusal = 414;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task It_gets_a_documented_problem_and_changes_nothing(ServerKind kind)
    {
        // The welcome pays for the households' episodes and nothing more: what is ordered by mistake is not made.
        var settings = new Dictionary<string, string>(await servers.NewSettingsAsync(kind, Stop)) { ["WELCOME_CREDITS"] = "15" };
        await using var server = await TestServer.StartAsync(settings, Stop);
        var description = await ApiDescription.ReadAsync(server, Stop);
        var (mine, theirs) = (await Household.MoveInAsync(server, Stop), await Household.MoveInAsync(server, Stop));
        var badTokens = await BadTokens.MakeAsync(server, mine.Token, Stop);
        var seen = await theirs.SeeAsync(server, Stop);
        var (flaws, tries) = (new List<string>(), 0);
        using var client = server.NewClient();
        foreach (var operation in description.Operations())
        {
            foreach (var outcome in Attacks.Of(operation, mine, theirs, badTokens).GroupBy(a => a.Outcome == Outcome.Any))
            {
                var before = await RowsAsync(server);
                foreach (var attack in outcome)
                {
                    tries++;
                    if (await FlawAsync(client, attack) is { } flaw)
                        flaws.Add(flaw);
                }

                if (!outcome.Key && await RowsAsync(server) is var after && after != before)
                    flaws.Add($"{operation.Name}: rows changed from {before} to {after}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{tries} requests to {description.Operations().Count} operations");
        Assert.Equal(seen, await theirs.SeeAsync(server, Stop));
        Assert.True(flaws.Count == 0, $"{flaws.Count} of {tries}:\n{string.Join('\n', flaws.Take(400))}");
    }

    private static async Task<string?> FlawAsync(HttpClient client, Attack attack)
    {
        HttpResponseMessage answer;
        string text;
        try
        {
            answer = await client.SendAsync(attack.ToRequest(), Stop);
            text = await answer.Content.ReadAsStringAsync(Stop);
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException && !Stop.IsCancellationRequested)
        {
            return $"{attack}: no answer: {broken.Message}";
        }

        var status = (int)answer.StatusCode;
        var said = $"{attack}: {status} {(text.Length > 160 ? text[..160] : text)}";
        var isExpected = attack.Outcome switch
        {
            Outcome.Any => status < 500,
            Outcome.Refused => status is >= 400 and < 500,
            Outcome.RefusedByField => status == 422 && text.Contains('"' + attack.Field!.Split('[', '.')[0], StringComparison.Ordinal),
            Outcome.Unauthorized => status == 401,
            Outcome.NotFound => status == 404,
            _ => false,
        };
        if (!isExpected)
            return $"not as expected ({attack.Outcome}): {said}";
        if (status == TransportRefusal)
            return null;
        if (status >= 400 && answer.Content.Headers.ContentType?.MediaType != "application/problem+json" && !IsOAuth(attack, text))
            return $"no problem: {said}";
        return attack.Operation.Statuses.Contains(status) || IsNoEndpoint(attack, status) ? null : $"not documented: {said}";
    }

    private static bool IsOAuth(Attack attack, string text) => attack.Operation.Path.EndsWith("/auth/token", StringComparison.Ordinal) && JsonElement.Parse(text).TryGetProperty("error", out _);

    /// <summary>An id that is no id leads to no operation.</summary>
    private static bool IsNoEndpoint(Attack attack, int status) => attack.Operation.Places.Count > 0 && (HttpStatusCode)status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Unauthorized;

    /// <summary>How many rows each table has; the audit notes refusals too.</summary>
    private static async Task<string> RowsAsync(TestServer server)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Where(t => t != "audit_log").Distinct().Order(StringComparer.Ordinal).ToList();
        var sql = new StringBuilder();
        foreach (var table in tables)
            sql.Append(sql.Length > 0 ? " UNION ALL " : "").Append("SELECT '").Append(table).Append(": ' || COUNT(*) AS \"Value\" FROM ").Append(table);
        return string.Join(", ", (await db.Database.SqlQueryRaw<string>(sql.ToString()).ToListAsync(Stop)).Order(StringComparer.Ordinal));
    }
}
