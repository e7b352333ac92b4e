namespace PodcastMuse.Production.Orders;

/// <summary>A speaker as asked for; what is null is cast.</summary>
public sealed record SpeakerOrder(string? Name, string? Role, string? Gender, string? VoiceId);

/// <summary>
/// An episode as asked for, every default filled in, not yet known to be possible: <see cref="OrderRules"/> says whether it is.
/// The terminal and the API both order with this. Minutes null: as long as the material carries.
/// </summary>
public sealed record EpisodeOrder
{
    public required string Title { get; init; }
    public string? Idea { get; init; }
    public string Language { get; init; } = "en";
    public int? Minutes { get; init; }
    public string Template { get; init; } = "conversation";
    public string Tone { get; init; } = "friendly";
    public string Audience { get; init; } = "general";
    public string VoiceGender { get; init; } = "female";
    public int? SpeakerCount { get; init; }
    public IReadOnlyList<SpeakerOrder> Speakers { get; init; } = [];
    public string ImageStyle { get; init; } = "studio_mic";
    public string VideoMotion { get; init; } = "subtle";
    public string Music { get; init; } = ProductionSettings.None;
    public bool ReviewScript { get; init; }
    public bool Dialogue { get; init; }
    public IReadOnlyDictionary<string, string> Providers { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Models { get; init; } = new Dictionary<string, string>();
    public int SourceCount { get; init; }

    /// <summary>The settings of a production of this order. <paramref name="names"/> are a script's own speakers, whom nobody else replaces.</summary>
    public ProductionSettings ToSettings(IReadOnlyList<string> names) => new(
        Title.Trim(),
        string.IsNullOrWhiteSpace(Idea) ? null : Idea.Trim(),
        Language,
        Minutes,
        Template,
        Tone,
        Audience,
        VoiceGender,
        Cast(names),
        ImageStyle,
        VideoMotion,
        Music,
        ReviewScript,
        Providers)
    {
        Models = Models.Count > 0 ? Models : null,
        Dialogue = Dialogue,
    };

    /// <summary>What providers are called on for, for a whole episode.</summary>
    public IEnumerable<string> Needs => Capability.All.Where(c => c != Capability.Video || VideoMotion != ProductionSettings.None);

    private List<SpeakerWish> Cast(IReadOnlyList<string> names)
    {
        var count = names.Count > 0 ? names.Count : Speakers.Count > 0 ? Speakers.Count : SpeakerCount ?? (Template == "monologue" ? 1 : 2);
        return Casting.DefaultSpeakers(count, VoiceGender, Language).Select((known, i) =>
        {
            var wish = names.Count > 0 ? Speakers.FirstOrDefault(s => s.Name == names[i]) ?? At(i) : At(i);
            return new SpeakerWish(
                i < names.Count ? names[i] : wish?.Name?.Trim() ?? known.Name, wish?.Role ?? known.Role, wish?.Gender ?? known.Gender, wish?.VoiceId);
        }).ToList();
    }

    private SpeakerOrder? At(int index) => index < Speakers.Count ? Speakers[index] : null;
}
