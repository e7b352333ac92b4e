namespace PodcastMuse.Providers;

/// <summary>
/// One stretch of speech by one voice. <paramref name="Text"/> is already normalised for speech and within
/// <see cref="ISpeechModel.MaxCharacters"/>; neighbouring text is for prosody only.
/// </summary>
public sealed record SpeechRequest(string Text, Voice Voice, string Language, string? PreviousText = null, string? NextText = null);

/// <summary>Text to speech. Writes any format ffmpeg decodes to <c>outputPath</c> (the adapter picks the extension).</summary>
public interface ISpeechModel
{
    string Provider { get; }

    /// <summary>Whether it speaks with this machine's own cores, which all productions share.</summary>
    bool IsLocal => false;

    /// <summary>The longest text of one call, in UTF-16 characters.</summary>
    int MaxCharacters { get; }

    /// <summary>How many calls may run at once (CPU-bound studios: cores).</summary>
    int MaxConcurrency { get; }

    /// <summary>Voices able to speak the language (BCP-47; primary subtag decides), best first. Empty where it can't.</summary>
    IReadOnlyList<Voice> VoicesFor(string language);

    /// <param name="request">What to say.</param>
    /// <param name="taskId">Null to start; a task's id to look at it again.</param>
    /// <param name="outputPath">Path without extension to write to.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, string? taskId, string outputPath, CancellationToken cancellationToken);
}
