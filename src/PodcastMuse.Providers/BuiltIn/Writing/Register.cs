namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>The five manners of speaking the phrase banks know; every tone a creator can ask for falls under one.</summary>
internal static class Register
{
    public const string Any = "any";

    public static string Of(string tone) => tone.ToLowerInvariant() switch
    {
        "professional" or "formal" or "serious" or "authoritative" or "analytical" or "neutral" => "formal",
        "energetic" or "enthusiastic" or "inspirational" or "inspiring" or "upbeat" or "motivational" or "dramatic" => "lively",
        "calm" or "soothing" or "gentle" or "reflective" or "relaxed" or "thoughtful" => "calm",
        "casual" or "humorous" or "playful" or "witty" or "funny" => "light",
        _ => "warm",
    };
}
