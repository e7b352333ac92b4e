using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Tests.Api.Projects;

/// <summary>The usual first page, which is read for many at once, against the pages that are read one by one.</summary>
public sealed class NewestProjectsTests(Servers servers)
{
    private static readonly int[] Counts = [0, 1, 19, 20, 21, 45];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Everybody_gets_the_own_newest_however_many_ask_at_once(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var users = new List<Guid>();
        foreach (var count in Counts)
        {
            var user = (await server.NewUserAsync(Stop)).Id;
            await FillAsync(server, user, count);
            users.Add(user);
        }

        var (newest, list) = (server.Services.GetRequiredService<NewestProjects>(), server.Services.GetRequiredService<ProjectList>());
        foreach (var page in new[] { new PageQuery(null, null), new PageQuery(1, 7) })
        {
            var asked = users.SelectMany(user => Enumerable.Repeat(user, 30)).ToList();
            var pages = await Task.WhenAll(asked.Select(user => newest.ReadAsync(user, page, Stop)));
            foreach (var (index, user) in users.Index())
            {
                // The same order asked for so that it is read alone: the last of the reverse.
                var all = await list.ReadAsync(user, new ProjectQuery(null, null, "created_at"), new PageQuery(1, 100), Stop);
                var size = page.PageSize ?? 20;
                Assert.All(pages[(index * 30)..((index + 1) * 30)], one =>
                {
                    Assert.Equal(all.Items.Reverse().Take(size), one.Items);
                    Assert.Equal((Counts[index], 1, size), (one.Total, one.Page, one.PageSize));
                });
            }
        }
    }

    /// <summary>Three begin in each moment, so that ids decide between them; every field has a value that is its own.</summary>
    private static async Task FillAsync(TestServer server, Guid userId, int count)
    {
        var clock = server.Services.GetRequiredService<TimeProvider>();
        var now = Moment.Now(clock);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        db.AddRange(Enumerable.Range(0, count).Select(i => new Project
        {
            Id = Ids.New(clock),
            UserId = userId,
            Title = $"Title {i}",
            Description = i % 2 == 0 ? null : $"Description {i}",
            Language = "th",
            TargetDurationMinutes = 5 + i,
            VoiceGender = "female",
            VoiceTone = "calm",
            ScriptTemplate = "interview",
            AudioDurationSeconds = 60 + i,
            TotalCreditsUsed = i,
            CreatedAt = now.AddSeconds(-(i / 3)),
            UpdatedAt = now.AddSeconds(i),
        }));
        await db.SaveChangesAsync(Stop);
    }
}
