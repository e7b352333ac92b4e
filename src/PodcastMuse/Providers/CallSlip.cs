namespace PodcastMuse.Providers;

/// <summary>
/// What goes with a call. <paramref name="OutputPath"/> is where its file is to be written, without extension; <paramref name="TaskId"/> the
/// task to look at again (null to begin), begun at <paramref name="BegunAt"/>; <paramref name="CallBack"/> where the provider may say that
/// it is done (null: nobody hears it).
/// </summary>
public sealed record CallSlip(string OutputPath, string? TaskId = null, Uri? CallBack = null, DateTimeOffset? BegunAt = null);
