using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Bench.Api;

/// <summary>A thousand accounts with twenty projects each, ten of them finished, as the service is measured with.</summary>
internal sealed class BenchData(IServiceProvider services)
{
    public const int Accounts = 1000;
    private const int ProjectsEach = 20;
    private const int ScriptCharacters = 2100;

    /// <summary>Credits that last for all productions of a run.</summary>
    private const int Credits = 100_000;

    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(cancellationToken);
        return !await db.Set<User>().AnyAsync(cancellationToken);
    }

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var ledger = services.GetRequiredService<Ledger>();
        var now = _clock.GetUtcNow();
        var script = string.Concat(Enumerable.Repeat("Host: A line as long as lines are. ", (ScriptCharacters / 35) + 1))[..ScriptCharacters];
        for (var first = 0; first < Accounts; first += 100)
        {
            await using var db = await OpenAsync(cancellationToken);
            for (var number = first; number < first + 100; number++)
            {
                var user = new User
                {
                    Id = Ids.New(_clock), Email = $"bench{number}@example.com", PasswordHash = "", SubscriptionTier = "enterprise", EmailVerified = true, CreatedAt = now, UpdatedAt = now,
                };
                db.Add(user);
                db.AddRange(Enumerable.Range(0, ProjectsEach).Select(index => ProjectOf(user, index, script, now)));
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        await using var granting = await OpenAsync(cancellationToken);
        foreach (var id in await granting.Set<User>().Select(u => u.Id).ToListAsync(cancellationToken))
        {
            await using var transaction = await granting.Database.BeginTransactionAsync(cancellationToken);
            await ledger.GrantAsync(granting, id, Credits, $"bench:{id:N}", "For measuring", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Fresh tokens, an e-mail and a finished project for each account, as lines with tabs.</summary>
    public async Task<IReadOnlyList<string>> ClientsAsync(CancellationToken cancellationToken)
    {
        var tokens = services.GetRequiredService<AccessTokens>();
        await using var db = await OpenAsync(cancellationToken);
        var users = await db.Set<User>().AsNoTracking().OrderBy(u => u.Id).ToListAsync(cancellationToken);
        var projects = await db.Set<User>()
            .Select(u => new { u.Id, Project = db.Set<Project>().Where(p => p.UserId == u.Id && p.ScriptContent != null).OrderBy(p => p.Id).Select(p => p.Id).First() })
            .ToDictionaryAsync(pair => pair.Id, pair => pair.Project, cancellationToken);
        return [.. users.Select(user => $"{tokens.Issue(user)}\t{user.Email}\t{projects[user.Id]}")];
    }

    private Project ProjectOf(User user, int index, string script, DateTimeOffset now) => new()
    {
        Id = Ids.New(_clock),
        UserId = user.Id,
        Title = $"Episode {index}",
        Description = "A brief description of an episode, as a user would type it.",
        TargetDurationMinutes = 30,
        VoiceGender = "female",
        VoiceTone = "professional",
        ScriptTemplate = "storytelling",
        Status = index % 2 == 0 ? ProjectStatus.Completed : ProjectStatus.Draft,
        ScriptContent = index % 2 == 0 ? script : null,
        CreatedAt = now.AddMinutes(index),
        UpdatedAt = now.AddMinutes(index),
    };

    private Task<MuseDbContext> OpenAsync(CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(cancellationToken);
}
