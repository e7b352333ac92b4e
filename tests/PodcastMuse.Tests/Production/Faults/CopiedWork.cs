using PodcastMuse.Media.Audio;
using PodcastMuse.Production;
using PodcastMuse.Projects;
using SkiaSharp;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>
/// Steps of a production that are not what a case is about, done by copies: the engine, the rows and the files are real, the hours of
/// a machine are saved. Its master is one of the spoken files, and only if all of them decode.
/// </summary>
internal sealed class CopiedWork(AssetShelf shelf)
{
    private const int Rate = 24_000;

    private static readonly byte[] Still = Paint();

    private static readonly byte[] Tone = Sing();

    public async Task<StepOutcome> RunAsync(string step, StepContext context, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case ProductionPlan.TtsGeneration:
                await PutAsync(context, "audio/segments/0000-copied.wav", Tone, cancellationToken);
                break;
            case ProductionPlan.AudioMastering:
                await MasterAsync(context, cancellationToken);
                break;
            case ProductionPlan.ImageGeneration:
                await PutAsync(context, "images/cover.jpg", Still, cancellationToken);
                await PutAsync(context, "work/backdrop.jpg", Still, cancellationToken);
                break;
            case ProductionPlan.VideoAssembly:
                var clip = await shelf.FindAsync(context.ProjectId, "work/clip.", cancellationToken) ?? throw new InvalidOperationException("No clip.");
                await PutAsync(context, "videos/final.mp4", await File.ReadAllBytesAsync(await context.FetchAsync(shelf, clip.Path, cancellationToken), cancellationToken), cancellationToken);
                break;
            case ProductionPlan.Packaging:
                await PutAsync(context, ProductionPlan.PackagePath, Tone, cancellationToken);
                break;
        }

        return new StepOutcome.Done("Done by a copy.");
    }

    private async Task MasterAsync(StepContext context, CancellationToken cancellationToken)
    {
        var segments = (await shelf.ListAsync(context.ProjectId, cancellationToken)).Where(a => a.Kind == "segment").ToList();
        var first = Array.Empty<byte>();
        foreach (var segment in segments)
        {
            var path = await context.FetchAsync(shelf, segment.Path, cancellationToken);
            var facts = await SpeechProbe.MeasureAsync(path, cancellationToken);
            if (!facts.IsComplete || facts.SpeechSeconds < 0.5)
                throw new InvalidOperationException($"{segment.Path} is no speech.");
            if (first.Length == 0)
                first = await File.ReadAllBytesAsync(path, cancellationToken);
        }

        await PutAsync(context, "audio/final.wav", first, cancellationToken);
    }

    private async Task PutAsync(StepContext context, string path, byte[] content, CancellationToken cancellationToken)
    {
        var local = Path.Combine(context.Scratch, Path.GetFileName(path));
        await File.WriteAllBytesAsync(local, content, cancellationToken);
        await context.PutAsync(shelf, path, local, null, cancellationToken);
    }

    private static byte[] Paint()
    {
        using var surface = SKSurface.Create(new SKImageInfo(1920, 1080));
        surface.Canvas.Clear(SKColors.DarkOrange);
        using var jpeg = surface.Snapshot().Encode(SKEncodedImageFormat.Jpeg, 80);
        return jpeg.ToArray();
    }

    /// <summary>Two seconds of a tone as a WAV file.</summary>
    private static byte[] Sing()
    {
        using var wav = new MemoryStream();
        using var writer = new BinaryWriter(wav);
        var samples = 2 * Rate;
        writer.Write("RIFF"u8);
        writer.Write(36 + 2 * samples);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(2 * Rate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * samples);
        for (var i = 0; i < samples; i++)
            writer.Write((short)(8_000 * Math.Sin(i * 2 * Math.PI * 220 / Rate)));
        return wav.ToArray();
    }
}

/// <summary>The real handler where the case is about its step, as all of a whole order is that outside providers do, else the copy.</summary>
internal sealed class RoutedStep(IStepHandler real, CopiedWork copies) : IStepHandler
{
    public string StepName => real.StepName;

    public Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken) =>
        IsReal(context.Settings) ? real.RunAsync(context, cancellationToken) : copies.RunAsync(StepName, context, cancellationToken);

    private bool IsReal(ProductionSettings settings) => StepName switch
    {
        ProductionPlan.BriefInput or ProductionPlan.ScriptGeneration or ProductionPlan.VideoGeneration => true,
        ProductionPlan.TtsGeneration => settings.Providers.ContainsKey("speech"),
        ProductionPlan.ImageGeneration => settings.Providers.GetValueOrDefault("image") is not (null or "built-in"),
        ProductionPlan.SeoSuggestions => settings.Providers.ContainsKey("text") && (settings.Minutes is null || settings.Providers.ContainsKey("speech")),
        _ => false,
    };
}
