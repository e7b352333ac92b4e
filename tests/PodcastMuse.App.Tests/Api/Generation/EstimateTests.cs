using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>What an order costs outside, however its material came to us.</summary>
public sealed class EstimateTests(Servers servers)
{
    private const string OpenAiKey = "sk-good-0123456789abcdefghij";

    private static readonly string Material = string.Join('\n', Enumerable.Range(1, 400).Select(i =>
        $"In observation number {i} the dancer turned {i * 7 % 360} degrees away from the vertical, and her sisters left the hive to look for clover."));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Sources_of_the_project_count_like_those_that_come_with_the_order(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        await (await user.Client.PutAsJsonAsync("/api/v1/users/me/api-keys/openai", new { api_key = OpenAiKey }, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        var nothing = await WritingAsync(user, new { title = "Bees", description = "About bees.", target_duration = 10 });
        var inline = await WritingAsync(user, new { title = "Bees", description = "About bees.", target_duration = 10, sources = new[] { new { text = Material } } });
        var project = (await (await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Bees" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop)).Text("id");
        var source = (await (await user.Client.PostAsJsonAsync($"/api/v1/projects/{project}/sources", new { text = Material, title = "Notes" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop)).Text("id");
        const string Address = "https://example.com/bees";
        await using (var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop))
        {
            // An address that was read for an order before.
            var read = await db.Set<Source>().AsNoTracking().SingleAsync(s => s.Id == Guid.Parse(source), Stop);
            db.Add(new Source { Id = Guid.CreateVersion7(), UserId = user.Id, ProjectId = read.ProjectId, Position = 1, Kind = "url", Origin = Address, IsRead = true, Passages = read.Passages, CreatedAt = read.CreatedAt });
            await db.SaveChangesAsync(Stop);
        }

        var chosen = await WritingAsync(user, new { project_id = project, target_duration = 10, sources = new[] { new { id = source } } });
        var known = await WritingAsync(user, new { project_id = project, target_duration = 10, sources = new[] { new { url = Address } } });
        var all = await WritingAsync(user, new { project_id = project, target_duration = 10 });

        Assert.True(inline > nothing * 1.5m, $"{inline} and {nothing}");
        Assert.InRange(chosen, inline * 0.97m, inline * 1.03m);
        Assert.InRange(known, inline * 0.97m, inline * 1.03m);
        Assert.InRange(all - nothing, (inline - nothing) * 1.3m, (inline - nothing) * 2.1m);
    }

    /// <summary>US dollars for the text model.</summary>
    private static async Task<decimal> WritingAsync(TestUser user, object order)
    {
        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/estimate", order, Stop);
        var costs = (await answer.JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("outside_costs").EnumerateArray();
        return costs.Single(c => c.Text("capability") == "text").GetProperty("estimated_cost").GetDecimal();
    }
}
