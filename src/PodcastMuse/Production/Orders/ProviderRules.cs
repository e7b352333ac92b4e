using PodcastMuse.Kernel;

namespace PodcastMuse.Production.Orders;

/// <summary>Whether somebody can make what an order asks for, told before anything is charged.</summary>
public static class ProviderRules
{
    public const string BuiltIn = "built-in";

    public static readonly IReadOnlyList<string> Capabilities = ["text", "speech", "image", "video"];

    private static readonly Dictionary<string, string> Names = new()
    {
        [BuiltIn] = "The built-in studio",
        ["openai"] = "OpenAI",
        ["kie"] = "KIE",
        ["elevenlabs"] = "ElevenLabs",
        ["google"] = "Google",
    };

    /// <summary>The first capability that nobody here can make for this order; null when all can be made.</summary>
    public static Problem? Check(EpisodeOrder order, Offer offer)
    {
        foreach (var (capability, provider) in order.Providers)
        {
            if (!Capabilities.Contains(capability))
                return Problems.InvalidField("providers", $"'{capability}' is not known. Choose one of: {string.Join(", ", Capabilities)}.");
            if (!Names.TryGetValue(provider, out var name))
                return Problems.InvalidField($"providers.{capability}", $"'{provider}' is not known. Choose one of: {string.Join(", ", Names.Keys)}.");
            if (!offer.Can(capability, provider))
            {
                return Problems.KeyRequired(provider == BuiltIn
                    ? $"The built-in studio is switched off here. Name a provider for {capability} and add its key under Settings, API keys."
                    : $"{name} needs your API key to make {capability}. Add it under Settings, API keys (PUT /api/v1/users/me/api-keys/{provider}), or leave providers.{capability} out. Nothing was charged.");
            }
        }

        var unmet = Capabilities.FirstOrDefault(c => !order.Providers.ContainsKey(c) && (c != "video" || order.VideoMotion != ProductionSettings.None));
        return unmet is null || offer.WithBuiltInStudio
            ? null
            : Problems.KeyRequired($"Nobody is named to make {unmet}, and the built-in studio is switched off here. Add an API key (openai or kie) under Settings, API keys. Nothing was charged.");
    }
}
