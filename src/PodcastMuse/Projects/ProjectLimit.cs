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
    /// <summary>
    /// Whether another project may be begun in the transaction that is open: null, or the refusal. Writing to the account's row makes
    /// other transactions that ask the same wait until this one ends, so that each counts what the others did.
    /// </summary>
    public async Task<Problem?> CheckAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        if (options == ProjectsOptions.Unlimited)
            return null;
        var accounts = await db.Set<User>().Where(u => u.Id == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.UpdatedAt, u => u.UpdatedAt), cancellationToken);
        if (accounts == 0)
            return Problems.Unauthorized("This account does not exist any more.");
        var projects = await db.Set<Project>().CountAsync(p => p.UserId == userId, cancellationToken);
        return projects < options.MostProjects
            ? null
            : Problems.LimitReached($"You have {projects} projects, and an account may have {options.MostProjects}. Delete one you no longer need, then try again. Nothing was charged.");
    }
}
