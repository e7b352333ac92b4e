namespace PodcastMuse.Providers;

/// <summary>
/// Work to be bought: how often a provider is called, how much text goes in and comes out (UTF-16 characters and UTF-8 bytes; for speech
/// what goes in is what is spoken), and how many seconds of sound or film come of it.
/// </summary>
public sealed record PlannedUse(int Calls, int Characters = 0, int BytesIn = 0, int BytesOut = 0, double Seconds = 0);

/// <summary>What it is expected to cost, in US dollars, and where the price is written.</summary>
public sealed record Quote(decimal Usd, string Source);

/// <summary>A catalogue of prices.</summary>
public interface IPrices
{
    /// <summary>Null where this catalogue knows no price. A model of null is the provider's usual one for the language.</summary>
    Quote? Find(string capability, string provider, string? model, string language, PlannedUse use);
}
