namespace PodcastMuse.Providers;

/// <summary>
/// One stretch of speech by one voice. <paramref name="Text"/> is already normalised for speech and within
/// <see cref="ISpeechModel.LongestText"/>; neighbouring text is for prosody only; <paramref name="Note"/> says how
/// it is to be spoken, to voices that hear notes.
/// </summary>
public sealed record SpeechRequest(string Text, Voice Voice, string Language, string? PreviousText = null, string? NextText = null, string? Note = null);

/// <summary>Text to speech. Writes any format ffmpeg decodes to <c>outputPath</c> (the adapter picks the extension).</summary>
public interface ISpeechModel
{
    string Provider { get; }

    /// <summary>Whether it speaks with this machine's own cores, which all productions share.</summary>
    bool IsLocal => false;

    /// <summary>The longest text of one call with the voice, in UTF-16 characters; asked before every call.</summary>
    int LongestText(Voice voice);

    /// <summary>How many calls may run at once (CPU-bound studios: cores).</summary>
    int MaxConcurrency { get; }

    /// <summary>Voices able to speak the language (BCP-47; primary subtag decides), best first. Empty where it can't.</summary>
    IReadOnlyList<Voice> VoicesFor(string language);

    /// <summary>The same, with the voices of the user's own account where the provider keeps such; these are asked for with the key.</summary>
    Task<IReadOnlyList<Voice>> ListVoicesAsync(string language, CancellationToken cancellationToken) => Task.FromResult(VoicesFor(language));

    /// <summary>Where the world can hear the voice; null where nobody has recorded it.</summary>
    Uri? PreviewOf(Voice voice) => null;

    /// <summary>Whether it works by tasks and calls back when they are done.</summary>
    bool CallsBack => false;

    Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken);
}
