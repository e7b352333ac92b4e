namespace PodcastMuse.Credits;

/// <summary>What the platform charges for each part of an episode, in credits: the brief's BASE_COSTS, name by name.</summary>
public static class BaseCosts
{
    public static readonly IReadOnlyDictionary<string, int> All = new Dictionary<string, int>
    {
        ["brief_input"] = 3,
        ["script_generation"] = 3,
        ["tts_generation"] = 3,
        ["image_generation"] = 3,
        ["video_generation"] = 3,
        ["platform_fee"] = 3,
        ["seo_suggestions"] = 0,
    };
}
