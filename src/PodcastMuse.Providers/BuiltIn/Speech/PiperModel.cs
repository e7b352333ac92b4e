using System.Text;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.BuiltIn.Speech;

/// <summary>
/// A loaded Piper model: ids of phonemes in, samples out. One session serves all callers; each run uses one core, for the
/// callers already run side by side.
/// </summary>
internal sealed class PiperModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly PiperConfig _config;

    public PiperModel(string path, PiperConfig config)
    {
        _config = config;
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            _session = new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException broken)
        {
            throw FaultException.Permanent(
                Problems.UnsoundResult($"The voice file {Path.GetFileName(path)} is not a sound ONNX model. Download it again or remove it from the voices folder."), broken);
        }
    }

    /// <summary>Samples between −1 and 1 at the model's rate, for phonemes in IPA as espeak-ng writes them.</summary>
    public float[] Speak(string ipa, CancellationToken cancellationToken)
    {
        var ids = Ids(ipa, _config.PhonemeIds);
        var (noise, length, width) = _config.Scales;
        List<NamedOnnxValue> inputs =
        [
            NamedOnnxValue.CreateFromTensor("input", new DenseTensor<long>(ids, [1, ids.Length])),
            NamedOnnxValue.CreateFromTensor("input_lengths", new DenseTensor<long>(new long[] { ids.Length }, [1])),
            NamedOnnxValue.CreateFromTensor("scales", new DenseTensor<float>(new[] { noise, length, width }, [3])),
        ];
        if (_session.InputMetadata.ContainsKey("sid"))
            inputs.Add(NamedOnnxValue.CreateFromTensor("sid", new DenseTensor<long>(new long[] { 0 }, [1])));
        try
        {
            using var options = new RunOptions();
            using var stop = cancellationToken.Register(() => options.Terminate = true);
            using var results = _session.Run(inputs, [_session.OutputMetadata.Keys.First()], options);
            return results[0].AsTensor<float>().ToArray();
        }
        catch (OnnxRuntimeException failed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw FaultException.Permanent(Problems.UnsoundResult("The installed voice does not take what Piper voices take. Check that it is a Piper voice."), failed);
        }
    }

    /// <summary>Piper's alphabet: ^ opens, $ closes, _ stands between; a sound the voice has no id for is left out.</summary>
    internal static long[] Ids(string ipa, IReadOnlyDictionary<string, long[]> map)
    {
        var ids = new List<long>();
        void Add(string symbol)
        {
            if (!map.TryGetValue(symbol, out var found))
                return;
            ids.AddRange(found);
            if (symbol != "$" && map.TryGetValue("_", out var pad))
                ids.AddRange(pad);
        }

        Add("^");
        foreach (var rune in ipa.Normalize(NormalizationForm.FormD).EnumerateRunes())
            Add(rune.ToString());
        Add("$");
        return [.. ids];
    }

    public void Dispose() => _session.Dispose();
}
