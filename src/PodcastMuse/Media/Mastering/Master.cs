using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Music;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// Makes an episode's master from its spoken lines: <c>final.wav</c>, <c>final.mp3</c> and <c>mastering.json</c>, to the
/// <see cref="Targets"/>, measured on the files. Nothing appears under these names until all of it is sound; the same lines
/// always give the same bytes.
/// </summary>
public static class Master
{
    /// <summary>Predicted loudness is right at once; where music or hard limiting shifts it, the next attempt has the measured error.</summary>
    private const int MostAttempts = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<MasterResult> RenderAsync(MasterRequest request, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Check(request);
        try
        {
            return await MakeAsync(request, progress, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FaultException.Permanent(Problems.StorageUnavailable($"The master cannot be written: {fault.Message}"), fault);
        }
    }

    private static async Task<MasterResult> MakeAsync(MasterRequest request, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var certificatePath = Path.Combine(request.OutputDirectory, "mastering.json");
        var previous = File.Exists(certificatePath) ? ReadCertificate(await File.ReadAllBytesAsync(certificatePath, cancellationToken)) : null;
        var studies = await LineStudies.ReadAsync(request.Lines, request.CacheDirectory, x => progress?.Report(0.1 * x), cancellationToken);
        var plan = MasterPlan.Make(request, studies, previous);
        if (plan.Layout.Length > WavHeader.MostSamples)
            throw FaultException.Permanent(Problems.InvalidInput("The episode is longer than six hours; split it."));
        using var files = new MasterFiles(request.OutputDirectory, plan.Layout.Length);
        var (encoded, reused) = (0, 0);
        for (var attempt = 1; ; attempt++)
        {
            var sound = new EpisodeSound(plan);
            var draft = new MasterDraft(plan, files, new BlockEncoder(sound, request.CacheDirectory), sound);
            var (wav, mp3) = await draft.WriteAsync(x => progress?.Report(0.1 + 0.88 * x), cancellationToken);
            encoded += draft.BlocksEncoded;
            reused += draft.BlocksReused;
            var miss = mp3.Integrated - Targets.Lufs;
            if (Math.Abs(miss) > Targets.LufsAim && attempt < MostAttempts)
            {
                plan = plan with { GainDb = Math.Round(plan.GainDb - miss, 1) };
                continue;
            }
            var certificate = new MasteringCertificate(
                plan.Layout.Length / (double)Pcm.Rate,
                request.TargetSeconds,
                MasterMeasurement.Read(mp3, plan),
                MasterMeasurement.Read(wav, plan),
                plan.GainDb,
                plan.Pace.GapScale,
                plan.Pace.Tempo,
                request.Music,
                request.Language,
                await ToolVersions.ReadAsync(cancellationToken));
            if (mp3.Samples != plan.Layout.Length)
                throw FaultException.Permanent(Problems.UnsoundResult($"The MP3 decodes to {mp3.Samples} samples; the master has {plan.Layout.Length}."));
            if (!certificate.IsSound)
                throw FaultException.Permanent(Problems.UnsoundResult(Explain(certificate)));
            await files.FinishAsync(cancellationToken);
            files.Release();
            await Kept.WriteAsync(certificatePath, JsonSerializer.SerializeToUtf8Bytes(certificate, Json), cancellationToken);
            progress?.Report(1);
            return new MasterResult(
                plan.ToTimeline(request.ChapterTitles), certificate, files.WavPath, files.Mp3Path, certificatePath, encoded, reused);
        }
    }

    /// <summary>The certificate in <c>mastering.json</c>; null where it is not one.</summary>
    public static MasteringCertificate? ReadCertificate(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<MasteringCertificate>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Check(MasterRequest request)
    {
        if (request.Lines.Count == 0)
            throw FaultException.Permanent(Problems.InvalidInput("There is no line to master."));
        if (request.Music != "none" && !Beds.Names.Contains(request.Music))
            throw FaultException.Permanent(Problems.InvalidInput($"There is no music named '{request.Music}'. Choose none, {string.Join(", ", Beds.Names)}."));
        var chapter = 0;
        foreach (var line in request.Lines)
        {
            if (line.Chapter < chapter || line.Chapter >= request.ChapterTitles.Count)
                throw FaultException.Permanent(Problems.InvalidInput($"Line {line.Index + 1} is in a chapter out of order."));
            chapter = line.Chapter;
        }
    }

    private static string Explain(MasteringCertificate certificate) => string.Create(
        CultureInfo.InvariantCulture,
        $"The master is not sound: {certificate.Mp3.IntegratedLufs:0.0} LUFS, {certificate.Mp3.TruePeakDbtp:0.0} dBTP; wanted {Targets.Lufs} ±{Targets.LufsTolerance} LUFS, at most {Targets.TruePeak} dBTP.");
}
