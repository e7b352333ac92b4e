using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>The brief's column <c>script_tokens</c>: what a language model counted for writing the script.</summary>
internal static class ScriptTokens
{
    /// <summary>Where no model counted (the built-in studio, a script of one's own): OpenAI's rule of thumb, four characters a token.</summary>
    private const double CharactersPerToken = 4;

    public static async Task<int?> CountAsync(MuseDbContext db, EpisodeProduction production, CancellationToken cancellationToken)
    {
        var counted = await db.Set<ProviderCall>()
            .Where(c => c.ProductionId == production.Id && c.State == CallState.Finished && c.Unit == "tokens")
            .Where(c => db.Set<ProductionStep>().Any(s => s.Id == c.StepId && s.Name == ProductionPlan.ScriptGeneration))
            .SumAsync(c => c.Quantity, cancellationToken);
        if (counted > 0)
            return (int)counted;
        var characters = await db.Set<Project>().Where(p => p.Id == production.ProjectId && p.ScriptContent != null)
            .Select(p => (int?)p.ScriptContent!.Length).SingleOrDefaultAsync(cancellationToken);
        return characters is { } length ? (int)Math.Ceiling(length / CharactersPerToken) : null;
    }
}
