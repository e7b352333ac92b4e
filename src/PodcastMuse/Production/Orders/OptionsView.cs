namespace PodcastMuse.Production.Orders;

/// <summary>A voice to choose; <paramref name="Preview"/> is where to hear it, null where nobody has recorded it.</summary>
public sealed record VoiceOption(string Provider, string Id, string Name, string Gender, string Language, string? Preview);

/// <summary>What a provider makes, and with which models, the usual one first; empty where there is nothing to choose.</summary>
public sealed record CapabilityOption(string Capability, IReadOnlyList<string> Models);

/// <summary>A provider to choose. <paramref name="IsReady"/>: it needs no key, or the user has put one.</summary>
public sealed record ProviderOption(string Provider, string Name, bool IsReady, IReadOnlyList<CapabilityOption> Capabilities);

/// <summary>Everything a creator can choose from here. The voices are those of the providers that are ready.</summary>
public sealed record OptionsView(
    IReadOnlyList<string> Templates, IReadOnlyList<string> Tones, IReadOnlyList<string> Languages, IReadOnlyList<string> VoiceGenders,
    IReadOnlyList<VoiceOption> Voices, IReadOnlyList<string> ImageStyles, IReadOnlyList<string> VideoMotions, IReadOnlyList<string> MusicBeds,
    IReadOnlyList<ProviderOption> Providers);
