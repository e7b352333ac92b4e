using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;

namespace ProviderEmulator.ElevenLabs;

internal enum SpeechVariant
{
    Audio,
    WithTimestamps,
    StreamWithTimestamps,
}

/// <summary>What was said; only a dialogue tells where each of its voices speaks.</summary>
internal sealed record Spoken(IReadOnlyList<SpokenTurn> Turns, double Speed, bool IsDialogue);

/// <summary>Sound as bytes, or as base64 with the time of every character, whole or in parts on lines of their own.</summary>
internal static class SpokenAnswer
{
    public static Reply Of(SpeechVariant variant, byte[] sound, AudioFormat format, Spoken spoken, FaultSet faults)
    {
        switch (variant)
        {
            case SpeechVariant.WithTimestamps:
                return Reply.Json(Timed(sound, spoken));
            case SpeechVariant.StreamWithTimestamps:
                var lines = new StringBuilder(WireJson.Write(Timed(sound[..(sound.Length / 2)], spoken))).Append('\n');
                lines.Append(WireJson.Write(new JsonObject { ["audio_base64"] = Convert.ToBase64String(sound.AsSpan(sound.Length / 2)), ["alignment"] = null, ["normalized_alignment"] = null })).Append('\n');
                return Reply.Chunked(Encoding.UTF8.GetBytes(lines.ToString()), "application/x-ndjson", TimeSpan.Zero);
            default:
                return Reply.Chunked(sound, faults.Has(FaultKind.HtmlMedia) ? "text/html" : format.ContentType, TimeSpan.Zero);
        }
    }

    private static JsonObject Timed(byte[] sound, Spoken spoken)
    {
        var (turns, speed, isDialogue) = spoken;
        var characters = new JsonArray();
        var starts = new JsonArray();
        var ends = new JsonArray();
        var segments = new JsonArray();
        var at = 0.0;
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            var seconds = SpokenLength.Seconds(turn.Text, turn.Voice, speed);
            var first = characters.Count;
            for (var letter = 0; letter < turn.Text.Length; letter++)
            {
                characters.Add(turn.Text[letter].ToString());
                starts.Add(Math.Round(at + (seconds * letter / turn.Text.Length), 3));
                ends.Add(Math.Round(at + (seconds * (letter + 1) / turn.Text.Length), 3));
            }

            segments.Add(new JsonObject
            {
                ["voice_id"] = turn.Voice,
                ["start_time_seconds"] = Math.Round(at, 3),
                ["end_time_seconds"] = Math.Round(at + seconds, 3),
                ["character_start_index"] = first,
                ["character_end_index"] = characters.Count,
                ["dialogue_input_index"] = i,
            });
            at += seconds + SpokenLength.Turn;
        }

        var alignment = new JsonObject { ["characters"] = characters, ["character_start_times_seconds"] = starts, ["character_end_times_seconds"] = ends };
        var answer = new JsonObject { ["audio_base64"] = Convert.ToBase64String(sound), ["alignment"] = alignment, ["normalized_alignment"] = alignment.DeepClone() };
        if (isDialogue)
            answer["voice_segments"] = segments;
        return answer;
    }
}
