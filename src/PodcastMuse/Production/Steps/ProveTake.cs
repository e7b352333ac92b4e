using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Tools;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>
/// Decodes received speech, and measures it: the take as a WAV, and its facts. What cannot be decoded is a transient fault. A delegate,
/// because what is measured of the engine alone leaves this out.
/// </summary>
public delegate Task<(string Wav, SpeechFacts Facts)> ProveTake(MadeFile made, CancellationToken cancellationToken);

/// <summary>The proof of every take that counts.</summary>
internal static class TakeProof
{
    public static async Task<(string Wav, SpeechFacts Facts)> RunAsync(MadeFile made, CancellationToken cancellationToken)
    {
        var facts = await SpeechProbe.MeasureAsync(made.Path, cancellationToken);
        if (made.ContentType == "audio/wav")
            return (made.Path, facts);
        var wav = Path.ChangeExtension(made.Path, ".decoded.wav");
        await Ffmpeg.RunAsync(["-i", made.Path, "-c:a", "pcm_s16le", wav], cancellationToken);
        return (wav, facts);
    }
}
