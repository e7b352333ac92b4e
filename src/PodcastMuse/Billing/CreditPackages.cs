namespace PodcastMuse.Billing;

/// <summary>Credits for sale. The price is in the currency's minor units (cents); an episode with everything takes 18 credits.</summary>
public sealed record CreditPackage(string Id, string Name, int Credits, int PriceMinor, string Currency);

/// <summary>What is for sale. A package's id is a contract: change a price under a new id, so that what was bought stays true.</summary>
public static class CreditPackages
{
    public static readonly IReadOnlyList<CreditPackage> All =
    [
        new("starter-90", "Starter: 5 episodes", 90, 900, "usd"),
        new("creator-360", "Creator: 20 episodes", 360, 2900, "usd"),
        new("studio-1080", "Studio: 60 episodes", 1080, 7900, "usd"),
        new("network-3600", "Network: 200 episodes", 3600, 23900, "usd"),
    ];

    public static CreditPackage? Find(string id) => All.FirstOrDefault(p => p.Id == id);
}
