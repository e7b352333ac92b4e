using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>
/// Speaks with an installed Piper voice, clause by clause: espeak-ng writes the sounds (its text by file, as ever), the model
/// says them. Models stay loaded while the studio lives.
/// </summary>
internal sealed partial class Piper : IDisposable
{
    /// <summary>The rest between sentences, in seconds, as Piper itself sets by default.</summary>
    private const double SentenceRest = 0.2;

    private readonly ConcurrentDictionary<string, Lazy<PiperModel>> _models = new(StringComparer.Ordinal);

    public async Task SpeakAsync(
        string modelPath, PiperConfig config, string text, string textPath, string wavePath, CancellationToken cancellationToken)
    {
        if (!text.Any(char.IsLetterOrDigit))
            throw FaultException.Permanent(Problems.InvalidInput(Phrase.Of("line_unspeakable", "The voice finds nothing to say in this line. Write some words into it, or delete it.")));
        var model = _models.GetOrAdd(modelPath, path => new Lazy<PiperModel>(() => new PiperModel(path, config))).Value;
        var samples = new List<float>();
        foreach (Match sentence in Sentence().Matches(text))
        {
            var ipa = await PhonemesAsync(config.Espeak.Voice, sentence.Value, textPath, cancellationToken);
            if (ipa.Length == 0)
                continue;
            samples.AddRange(model.Speak(ipa, cancellationToken));
            samples.AddRange(new float[(int)(SentenceRest * config.Audio.SampleRate)]);
        }

        await File.WriteAllBytesAsync(wavePath, TakeFile.Of(CollectionsMarshal.AsSpan(samples), config.Audio.SampleRate), cancellationToken);
    }

    public void Dispose()
    {
        foreach (var model in _models.Values.Where(m => m.IsValueCreated))
            model.Value.Dispose();
    }

    /// <summary>The clauses' sounds with their marks kept between: Piper voices learned to rest at them.</summary>
    private static async Task<string> PhonemesAsync(string voice, string sentence, string textPath, CancellationToken cancellationToken)
    {
        var ipa = new StringBuilder();
        foreach (Match clause in Clause().Matches(sentence))
        {
            if (!clause.Value.Any(char.IsLetterOrDigit))
                continue;
            await File.WriteAllTextAsync(textPath, Espeak.Plain(clause.Groups["words"].Value) + "\n", new UTF8Encoding(false), cancellationToken);
            var sounds = await Tool.RunAsync("espeak-ng", ["-q", "-b", "1", "--ipa", "-v", voice, "-f", textPath], cancellationToken);
            var mark = clause.Groups["mark"].Value;
            ipa.Append(LanguageSwitch().Replace(sounds, "").ReplaceLineEndings(" ").Trim()).Append(mark).Append(mark.Length > 0 ? " " : "");
        }

        return ipa.ToString().Trim();
    }

    [GeneratedRegex(@"[^.!?]+[.!?]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?<words>[^,;:.!?]+)(?<mark>[,;:.!?]?)")]
    private static partial Regex Clause();

    /// <summary>espeak-ng notes a change of language as "(en)" among the sounds.</summary>
    [GeneratedRegex(@"\([a-z-]{2,12}\)")]
    private static partial Regex LanguageSwitch();
}
