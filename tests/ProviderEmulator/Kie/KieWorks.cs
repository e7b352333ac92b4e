using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>Puts the works of finished tasks behind links, spoilt or dead where a fault asks for it. Work begins when a link is fetched.</summary>
internal sealed class KieWorks(EmulatorOptions options, FileShelf shelf, SpeechStudio studio, Pictures pictures, Clips clips, SpoiledMedia spoiled, SyntheticSpeech sounds)
{
    public IReadOnlyList<Uri> Market(KieModel model, JsonObject input, FaultSet faults, string owner)
    {
        switch (model.Family)
        {
            case KieFamily.Speech:
                return Shelve("mp3", "audio/mpeg", () => studio.SpeakAsync([new(input["text"].Text()!, input["voice"].Text()!)], input["speed"].Number() ?? 1, AudioFormat.Mp3, faults, CancellationToken.None), faults, owner);
            case KieFamily.Dialogue:
                SpokenTurn[] turns = [.. KieModels.Lines(input).Select(line => new SpokenTurn(line["text"].Text() ?? "", line["voice"].Text() ?? line["speaker_id"].Text() ?? ""))];
                return Shelve("mp3", "audio/mpeg", () => studio.SpeakAsync(turns, 1, AudioFormat.Mp3, faults, CancellationToken.None), faults, owner);
            case KieFamily.Image:
                var (width, height) = KieModels.SizeOf(model, input);
                return Image(width, height, "png", input["prompt"].Text()!, faults, owner);
            default:
                var (wide, high) = KieModels.SizeOf(model, input);
                return Shelve("mp4", "video/mp4", async () => spoiled.Spoil(await clips.FilmAsync(wide & ~1, high & ~1, KieModels.DurationOf(model, input), CancellationToken.None), faults), faults, owner);
        }
    }

    public IReadOnlyList<Uri> Image(int width, int height, string extension, string prompt, FaultSet faults, string? owner = null) =>
        Shelve(extension, "image/" + extension, () => Task.FromResult(spoiled.Spoil(pictures.Draw(width, height, extension, prompt), faults)), faults, owner);

    public IReadOnlyList<Uri> Tracks(int count, FaultSet faults) =>
        [.. Enumerable.Range(0, count).SelectMany(index => Shelve("mp3", "audio/mpeg", async () => spoiled.Spoil(await sounds.MakeAsync(SunoBodies.TrackSeconds, index * 31, AudioFormat.Mp3, false, CancellationToken.None), faults), faults))];

    private IReadOnlyList<Uri> Shelve(string extension, string contentType, Func<Task<byte[]>> make, FaultSet faults, string? owner = null) =>
        [shelf.Put("kie", extension, faults.Has(FaultKind.HtmlMedia) ? "text/html" : contentType, make, faults.Has(FaultKind.ExpiredLink) ? TimeSpan.Zero : options.LinkLife, owner)];
}
