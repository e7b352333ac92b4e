using PodcastMuse.Providers.Calls;

namespace PodcastMuse.App.Settings;

/// <summary>What the environment says to the terminal, checked; the same names and defaults as for a service.</summary>
internal sealed record TerminalSettings(string DataDir, bool BuiltInStudio, bool EnableVideoGeneration, TimeSpan RetryBase, ProviderOptions Providers);
