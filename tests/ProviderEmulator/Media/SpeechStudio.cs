using ProviderEmulator.Faults;

namespace ProviderEmulator.Media;

/// <summary>One turn: what is said and by which of the provider's voices.</summary>
internal sealed record SpokenTurn(string Text, string Voice);

/// <summary>Sound for turns in any format, its length told by the text, spoilt where a fault asks for it.</summary>
internal sealed class SpeechStudio(EmulatorOptions options, Workshop workshop, SpokenSpeech voices, SyntheticSpeech synthetic, SpoiledMedia spoiled)
{
    public static double SecondsOf(IReadOnlyList<SpokenTurn> turns, double speed) =>
        turns.Sum(turn => SpokenLength.Seconds(turn.Text, turn.Voice, speed)) + (SpokenLength.Turn * (turns.Count - 1));

    public async Task<byte[]> SpeakAsync(IReadOnlyList<SpokenTurn> turns, double speed, AudioFormat format, FaultSet faults, CancellationToken cancellationToken)
    {
        var seconds = SecondsOf(turns, speed);
        var mark = StableHash.Of(string.Join('\n', turns.Select(turn => turn.Voice + turn.Text)));
        var factor = faults.Find(FaultKind.ShortMedia) is { } brief ? brief.Factor ?? 0.3 : faults.Find(FaultKind.LongMedia) is { } lengthy ? lengthy.Factor ?? 2 : 1;
        var sound = faults.Has(FaultKind.SilentMedia) || factor != 1 || options.Media == MediaMode.Synthetic
            ? await synthetic.MakeAsync(seconds * factor, mark, format, faults.Has(FaultKind.SilentMedia), cancellationToken)
            : await workshop.KeepAsync(
                $"turns {seconds:F3} {speed} {format}\n" + string.Join('\n', turns.Select(turn => $"{turn.Voice}: {turn.Text}")),
                format.Extension,
                (path, stop) => RecordAsync(turns, speed, format, path, stop),
                cancellationToken);
        return spoiled.Spoil(sound, faults);
    }

    private async Task RecordAsync(IReadOnlyList<SpokenTurn> turns, double speed, AudioFormat format, string path, CancellationToken cancellationToken)
    {
        var sound = new List<short>();
        foreach (var turn in turns)
        {
            if (sound.Count > 0)
                sound.AddRange(new short[(int)(SpokenLength.Turn * SpokenSpeech.Rate)]);
            sound.AddRange(await voices.SpeakAsync(turn.Text, turn.Voice, SpokenLength.Seconds(turn.Text, turn.Voice, speed), cancellationToken));
        }

        await workshop.EncodeAsync([.. sound], SpokenSpeech.Rate, format, path, cancellationToken);
    }
}
