using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.App.Settings;

/// <summary>The terminal's keys: it has no accounts, so the environment's are its only ones. Who uses this process owns them.</summary>
internal sealed class EnvironmentKeys(IReadOnlyDictionary<string, string> environment) : IProviderKeys
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["openai"] = "OPENAI_API_KEY",
        ["kie"] = "KIE_API_KEY",
        ["elevenlabs"] = "ELEVENLABS_API_KEY",
        ["google"] = "GOOGLE_API_KEY",
    };

    /// <summary>The variables, as a list in words.</summary>
    public static string Variables => string.Join(", ", Names.Values.SkipLast(1)) + " or " + Names.Values.Last();

    /// <summary>The providers that a key is set of.</summary>
    public IReadOnlyList<string> Providers { get; } =
        [.. Names.Where(n => environment.GetValueOrDefault(n.Value) is { } key && key.Trim().Length > 0).Select(n => n.Key)];

    public Task<IReadOnlyList<string>> ProvidersAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult(Providers);

    public Task<ProviderAccess?> OpenAsync(Guid userId, string provider, CancellationToken cancellationToken) =>
        Task.FromResult(Providers.Contains(provider) ? new ProviderAccess(Secret.Of(environment[Names[provider]].Trim())) : null);

    /// <summary>The environment stays as it is; its owner reads why.</summary>
    public Task RejectAsync(Guid userId, string provider, CancellationToken cancellationToken) => Task.CompletedTask;

    public string WhereToAdd(string provider) => $"as {Names.GetValueOrDefault(provider, "its variable")} in the environment";
}
