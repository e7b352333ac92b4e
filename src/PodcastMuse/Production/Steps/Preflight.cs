using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Shows the keys that an episode rests on to their providers, by calls that are free, before anything is bought with one of them: no
/// script is paid for that no voice will speak. A provider that does not answer now, or not this question, is taken at its later word.
/// </summary>
internal sealed class Preflight(Studio studio, IProviderKeys keys, IEnumerable<IKeyCheck> checks)
{
    /// <summary>Answers that leave no doubt that the key will buy nothing.</summary>
    private static readonly HashSet<string> Ends = [Problems.ProviderOutOfCredits("").Type, Problems.SourceRefused("").Type];

    public Task CheckAsync(StepContext context, CancellationToken cancellationToken) => Task.WhenAll(
        context.Settings.Providers.Values.Distinct()
            .Where(provider => studio.Find(provider) is { NeedsKey: true })
            .Select(provider => CheckAsync(context.UserId, provider, cancellationToken)));

    private async Task CheckAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        using var access = await keys.OpenAsync(userId, provider, cancellationToken);
        if (access is null || checks.FirstOrDefault(c => c.Provider == provider) is not { } check)
            return;
        try
        {
            if (await check.CheckAsync(access.Key, access.BaseUrl, cancellationToken) is { Ok: false } report)
                throw FaultException.Permanent(Problems.ProviderOutOfCredits($"{studio.Find(provider)!.Name}: {report.Detail} Top it up there, then resume."));
        }
        catch (FaultException refused) when (refused.Problem.Type == Problems.KeyRefused("").Type)
        {
            await keys.RejectAsync(userId, provider, CancellationToken.None);
            throw;
        }
        catch (FaultException unsaid) when (!Ends.Contains(unsaid.Problem.Type))
        {
            // What is wrong will be seen by the call that matters.
        }
    }
}
