using System.Text.Json.Nodes;
using ProviderEmulator.Media;

namespace ProviderEmulator.Tests.OpenAi;

public sealed class SpeechTests
{
    private const string Line = "This line has so many characters that it takes about five seconds to say it aloud.";

    private static string Request(string input, string more = "") => $$"""{"model":"tts-1","voice":"nova","input":"{{input}}"{{more}}}""";

    [Fact(Timeout = Emulator.Patience)]
    public async Task Pcm_is_as_long_as_the_text_at_24_kHz()
    {
        await using var emulator = await Emulator.StartAsync();
        var sound = await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Request(Line, ",\"response_format\":\"pcm\"")));
        Assert.Equal(SpokenLength.Seconds(Line, "nova"), sound.Length / 48_000.0, 0.01);
        Assert.InRange(Line.Length / (sound.Length / 48_000.0), 13, 18);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Mp3_is_whole_frames_as_long_as_the_text()
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.OpenAiAsync("/audio/speech", Request(Line));
        Assert.Equal("audio/mpeg", response.Content.Headers.ContentType?.MediaType);
        var sound = await response.Content.ReadAsByteArrayAsync();
        var frames = Mp3Frames.Find(sound);
        Assert.Equal(sound.Length, frames.Sum(frame => frame.End.Value - frame.Start.Value));
        Assert.Equal(SpokenLength.Seconds(Line, "nova"), frames.Count * 576 / 24_000.0, 0.05);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Wav_says_its_own_length()
    {
        await using var emulator = await Emulator.StartAsync();
        var sound = await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Request(Line, ",\"response_format\":\"wav\"")));
        Assert.Equal("RIFF"u8, sound.AsSpan(0, 4));
        Assert.Equal(sound.Length - 44, BitConverter.ToInt32(sound, 40));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task More_than_4096_characters_are_refused_with_the_printed_list()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/audio/speech", Request(new string('a', 4097))));
        Assert.Equal("[{'type': 'string_too_long', 'loc': ('body', 'input'), 'msg': 'String should have at most 4096 characters', 'ctx': {'max_length': 4096}}]", (string?)answer["error"]!["message"]);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("""{"model":"tts-1","voice":"verse","input":"x"}""")]
    [InlineData("""{"model":"tts-1","voice":"nova"}""")]
    [InlineData("""{"model":"tts-1","voice":"nova","input":"x","speed":9}""")]
    [InlineData("""{"model":"tts-1","voice":"nova","input":"x","language":"th"}""")]
    [InlineData("""{"model":"tts-1","voice":"nova","input":"x","response_format":"ogg"}""")]
    [InlineData("""{"model":"tts-1","voice":"nova","input":17}""")]
    [InlineData("""{"model":"tts-1",""")]
    public async Task A_bad_request_is_refused_and_nothing_is_paid(string body)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.OpenAiAsync("/audio/speech", body);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Empty(emulator.Host.Ledger.Entries);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Events_carry_the_sound_in_parts_and_the_bill_at_the_end()
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.OpenAiAsync("/audio/speech", $$"""{"model":"gpt-4o-mini-tts","voice":"verse","input":"{{Line}}","response_format":"pcm","stream_format":"sse"}""");
        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => JsonNode.Parse(block["data: ".Length..])!).ToList();
        var sound = events[..^1].SelectMany(entry => Convert.FromBase64String((string)entry["audio"]!)).Count();
        Assert.Equal(SpokenLength.Seconds(Line, "verse"), sound / 48_000.0, 0.01);
        Shapes.Contains("""{"type":"speech.audio.done","usage":{"input_tokens":1,"output_tokens":1,"total_tokens":2}}""", events[^1]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_old_models_are_billed_by_character()
    {
        await using var emulator = await Emulator.StartAsync();
        await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Request(Line)));
        var entry = Assert.Single(emulator.Host.Ledger.Entries);
        Assert.Equal(("characters", Line.Length, Line.Length * 0.000015m), (entry.Unit, (int)entry.Units, entry.CostUsd));
        Assert.True(entry.Delivered);
    }
}
