namespace PodcastMuse.Providers;

/// <summary>What a provider charges for a unit, in US dollars, and where that is written.</summary>
public sealed record Price(decimal UsdPerUnit, string Source);

/// <summary>A catalogue of prices. Units: characters for text and speech, images, clips.</summary>
public interface IPrices
{
    /// <summary>Null where this catalogue knows none.</summary>
    Price? Find(string capability, string provider);
}
