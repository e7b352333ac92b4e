namespace PodcastMuse.Production.Orders;

/// <summary>Fills in what an order leaves open: from the project where there is one, else the product's defaults.</summary>
internal static class Ordering
{
    public static EpisodeOrder Of(PodcastRequest request, KnownProject? known, Offer offer)
    {
        var (project, last) = (known?.Project, known?.LastSettings);
        var motion = request.VideoMotion ?? last?.VideoMotion ?? "subtle";
        return new EpisodeOrder
        {
            Title = request.Title ?? project?.Title ?? "",
            Idea = request.Description ?? project?.Description,
            Language = request.Language ?? project?.Language ?? "en",
            Minutes = request.TargetDuration ?? project?.TargetDurationMinutes,
            Template = request.Template ?? project?.ScriptTemplate ?? "conversation",
            Tone = request.VoiceTone ?? project?.VoiceTone ?? "friendly",
            Audience = request.Audience ?? last?.Audience ?? "general",
            VoiceGender = request.VoiceGender ?? project?.VoiceGender ?? "female",
            Speakers = [.. (request.Speakers ?? []).Select(s => new SpeakerOrder(s.Name, s.Role, s.Gender, s.Voice))],
            ImageStyle = request.ImageStyle ?? last?.ImageStyle ?? "studio_mic",
            VideoMotion = offer.WithVideo ? motion : ProductionSettings.None,
            Music = request.Music ?? last?.Music ?? ProductionSettings.None,
            ReviewScript = request.ReviewScript,
            Dialogue = request.Dialogue ?? last?.Dialogue ?? false,
            Providers = request.Providers ?? new Dictionary<string, string>(),
            Models = request.Models ?? new Dictionary<string, string>(),
            SourceCount = request.Sources?.Count ?? 0,
        };
    }
}
