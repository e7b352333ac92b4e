using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>
/// Speech without keys or network: flite for English, espeak-ng for the rest. The same request gives the same bytes: 48 kHz
/// mono WAV, neither levelled nor trimmed (the master does that), listened to before it counts.
/// </summary>
/// <param name="voicesFolder">Where users put Piper voices (<c>voices</c> in the data folder); such a voice is offered first for its language.</param>
public sealed class BuiltInSpeech(string? voicesFolder = null) : ISpeechModel, IDisposable
{
    public const string ProviderName = "built-in";

    private const int Longest = 5_000;

    /// <summary>No engine needs longer for the <see cref="Longest"/> text; one that does hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly PiperVoices _installed = new(voicesFolder);
    private readonly Piper _piper = new();

    public string Provider => ProviderName;

    public bool IsLocal => true;

    public int LongestText(Voice voice) => Longest;

    public int MaxConcurrency => Environment.ProcessorCount;

    public IReadOnlyList<Voice> VoicesFor(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return [.. _installed.For(language), .. BuiltInVoices.For(language)];
    }

    public async Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = Path.GetFullPath(slip.OutputPath) + ".wav";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await SpeakAsync(request, path, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("voice_slow", $"The voice {request.Voice.Name} did not finish within {Patience.TotalMinutes:0} minutes.", ("voice", request.Voice.Name), ("minutes", Math.Round(Patience.TotalMinutes)))));
        }

        return new ProviderAnswer<MadeFile>.Finished(new MadeFile(path, "audio/wav"), Usage.Free("characters", request.Text.Length));
    }

    public void Dispose() => _piper.Dispose();

    private async Task SpeakAsync(SpeechRequest request, string path, CancellationToken cancellationToken)
    {
        var (text, raw) = (path + ".txt", path + ".raw.wav");
        try
        {
            if (_installed.Find(request.Voice.Id) is var (model, config))
            {
                await _piper.SpeakAsync(model, config, request.Text, text, raw, cancellationToken);
                await VoiceFinish.WriteAsync(1, "anull", raw, path, cancellationToken);
            }
            else
            {
                await SpeakAsync(RecipeOf(request.Voice), request, text, raw, path, cancellationToken);
            }

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

    private static async Task SpeakAsync(VoiceRecipe recipe, SpeechRequest request, string text, string raw, string path, CancellationToken cancellationToken)
    {
        if (recipe.Engine == "flite")
            await Flite.SpeakAsync(recipe, request.Text, text, raw, cancellationToken);
        else
            await Espeak.SpeakAsync(recipe, request.Text, request.Language, text, raw, cancellationToken);
        await VoiceFinish.WriteAsync(recipe.Tract, recipe.Equaliser, raw, path, cancellationToken);
    }

    private static VoiceRecipe RecipeOf(Voice voice) =>
        BuiltInVoices.Find(voice.Id)
        ?? throw FaultException.Permanent(Problems.InvalidInput(Phrase.Of("voice_gone", $"There is no built-in voice '{voice.Id}' any more. Choose another for this speaker.", ("voice", voice.Id))));

    /// <summary>Nothing unfinished stays behind under a name that looks whole.</summary>
    private static bool Discard(string path)
    {
        File.Delete(path);
        return true;
    }
}
