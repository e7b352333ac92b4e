using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>
/// Speech without keys or network: flite for English, espeak-ng for the rest. The same request gives the same bytes: 48 kHz
/// mono WAV, neither levelled nor trimmed (the master does that), listened to before it counts.
/// </summary>
public sealed class BuiltInSpeech : ISpeechModel
{
    public const string ProviderName = "built-in";

    /// <summary>No engine needs longer for <see cref="MaxCharacters"/>; one that does hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Provider => ProviderName;

    public int MaxCharacters => 5_000;

    public int MaxConcurrency => Environment.ProcessorCount;

    public IReadOnlyList<Voice> VoicesFor(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return BuiltInVoices.For(language);
    }

    public async Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, string? taskId, string outputPath, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Text.Length > MaxCharacters)
            throw FaultException.Permanent(Problems.InvalidInput($"The built-in voices speak at most {MaxCharacters:N0} characters at a time; this line has {request.Text.Length:N0}. Split it."));
        var path = Path.GetFullPath(outputPath) + ".wav";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await SpeakAsync(request, path, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw FaultException.Transient(Problems.ProviderUnavailable($"The voice {request.Voice.Name} did not finish within {Patience.TotalMinutes:0} minutes."));
        }

        return new ProviderAnswer<MadeFile>.Finished(new MadeFile(path, "audio/wav"), Usage.Free("characters", request.Text.Length));
    }

    private static async Task SpeakAsync(SpeechRequest request, string path, CancellationToken cancellationToken)
    {
        var recipe = BuiltInVoices.Find(request.Voice.Id)
            ?? throw FaultException.Permanent(Problems.InvalidInput($"There is no built-in voice '{request.Voice.Id}'. Choose one that 'muse voices' lists."));
        var (text, raw) = (path + ".txt", path + ".raw.wav");
        try
        {
            if (recipe.Engine == "flite")
                await Flite.SpeakAsync(recipe, request.Text, text, raw, cancellationToken);
            else
                await Espeak.SpeakAsync(recipe, request.Text, request.Language, text, raw, cancellationToken);
            await VoiceFinish.WriteAsync(recipe, raw, path, cancellationToken);
            SpokenWave.Check(path, request.Voice.Name);
        }
        catch (Exception) when (Discard(path))
        {
            throw;
        }
        finally
        {
            Discard(text);
            Discard(raw);
        }
    }

    /// <summary>Nothing unfinished stays behind under a name that looks whole.</summary>
    private static bool Discard(string path)
    {
        File.Delete(path);
        return true;
    }
}
