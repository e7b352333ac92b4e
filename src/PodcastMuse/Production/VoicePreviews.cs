using PodcastMuse.Kernel;
using PodcastMuse.Production.Orders;
using PodcastMuse.Providers;
using PodcastMuse.Storage;

namespace PodcastMuse.Production;

/// <summary>A short spoken sample of each voice that speaks on this machine; made once and kept.</summary>
public sealed class VoicePreviews(Studio studio, IFileStorage storage, DataFolder folder)
{
    private readonly KeyedLock<string> _making = new();

    public static string SampleIn(string language) => language.StartsWith("th", StringComparison.Ordinal)
        ? "สวัสดีค่ะ นี่คือเสียงที่คุณจะได้ยินในตอนนี้ ขอให้สนุกกับการฟัง"
        : "Hello, and welcome to the show. This is how your episode would sound with me.";

    /// <summary>A local path to a WAV file; null when there is no such voice here.</summary>
    public async Task<string?> FindAsync(string provider, string voiceId, CancellationToken cancellationToken)
    {
        var speech = studio.Speeches.FirstOrDefault(s => s.Provider == provider && s.IsLocal);
        var voice = speech is null ? null : Offer.Languages.SelectMany(speech.VoicesFor).FirstOrDefault(v => v.Id == voiceId);
        if (voice is null)
            return null;
        var key = $"system/previews/{provider}/{voice.Id}.wav";
        using var turn = await _making.TakeAsync(key, cancellationToken);
        return await storage.FetchAsync(key, cancellationToken) ?? await MakeAsync(speech!, voice, key, cancellationToken);
    }

    private async Task<string?> MakeAsync(ISpeechModel speech, Voice voice, string key, CancellationToken cancellationToken)
    {
        var scratch = folder.NewScratch("preview");
        try
        {
            var request = new SpeechRequest(SampleIn(voice.Language), voice, voice.Language);
            if (await speech.SpeakAsync(request, new CallSlip(Path.Combine(scratch, "sample")), cancellationToken) is not ProviderAnswer<MadeFile>.Finished(var made, _))
                return null;
            await storage.TakeAsync(made.Path, key, cancellationToken);
            return await storage.FetchAsync(key, cancellationToken);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
