using Microsoft.EntityFrameworkCore;
using PodcastMuse.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>How many projects an account may have.</summary>
public sealed record ProjectsOptions(int MostProjects)
{
    public static readonly ProjectsOptions Unlimited = new(int.MaxValue);
}

/// <summary>Holds accounts to their number of projects, also when several are begun at once.</summary>
public sealed class ProjectLimit(ProjectsOptions options)
{
    /// <summary>More than can be begun at once, on all nodes together: a statement takes a connection, and PostgreSQL has some hundred.</summary>
    private const int Far = 1_000;

    private readonly Func<MuseDbContext, Guid, CancellationToken, Task<int>> _count = EF.CompileAsyncQuery(
        (MuseDbContext db, Guid userId, CancellationToken _) => db.Set<Project>().Count(p => p.UserId == userId));

    /// <summary>Whether accounts may have so many that most are far from it.</summary>
    public bool CanBeFar => options.MostProjects > Far;

    /// <summary>Those of the accounts whose limit is so far away that nobody need wait for others who begin a project too.</summary>
    public async Task<IReadOnlySet<Guid>> FarAsync(MuseDbContext db, IEnumerable<Guid> userIds, CancellationToken cancellationToken)
    {
        var asked = userIds.ToHashSet();
        var near = await db.Set<Project>().Where(p => asked.Contains(p.UserId)).GroupBy(p => p.UserId)
            .Where(g => g.Count() >= options.MostProjects - Far).Select(g => g.Key).ToListAsync(cancellationToken);
        asked.ExceptWith(near);
        return asked;
    }

    /// <summary>
    /// Whether another project may be begun in the transaction that is open: null, or the refusal. Writing to the account's row makes
    /// other transactions that ask the same wait until this one ends, so that each counts what the others did.
    /// </summary>
    public async Task<Problem?> CheckAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        if (options == ProjectsOptions.Unlimited)
            return null;
        if (CanBeFar && await _count(db, userId, cancellationToken) < options.MostProjects - Far)
            return null;
        var accounts = await db.Set<User>().Where(u => u.Id == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.UpdatedAt, u => u.UpdatedAt), cancellationToken);
        if (accounts == 0)
            return Problems.Unauthorized("This account does not exist any more.");
        var projects = await _count(db, userId, cancellationToken);
        return projects < options.MostProjects
            ? null
            : Problems.LimitReached(Phrase.Of("project_limit", $"You have {projects} projects, and an account may have {options.MostProjects}. Delete one you no longer need, then try again. Nothing was charged.", ("projects", projects), ("most", options.MostProjects)));
    }
}
