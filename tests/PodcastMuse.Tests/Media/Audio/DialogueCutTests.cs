using PodcastMuse.Language;
using PodcastMuse.Media.Audio;

namespace PodcastMuse.Tests.Media.Audio;

public sealed class DialogueCutTests
{
    private const int Runs = 24;
    private const int Turns = 5;

    private static readonly string[] Sentences =
    [
        "Hello and welcome. Today we talk about tides, and why the moon matters to every harbour on the coast.",
        "Twice a day the water rises and falls. In some bays it climbs higher than a house of four floors.",
        "That much? I thought it was a metre, perhaps two.",
        "It depends on the shape of the shore. A funnel pushes the water up, and the wind does the rest.",
        "And ships wait for it, don't they?",
        "They do. A pilot plans the whole passage around a window of forty minutes. Nobody may be late.",
        "Why is that? Surely there is water enough.",
        "Not over the bar. There the sand lies so high that a loaded ship would touch it at low water.",
    ];

    [Fact]
    public async Task Turns_of_a_woman_and_a_man_are_found_or_nothing_is_cut()
    {
        using var voices = new SpokenEpisode();
        var random = new Random(5);
        var found = 0;
        for (var run = 0; run < Runs; run++)
        {
            var first = random.Next(2);
            var turns = Enumerable.Range(0, Turns).Select(i => (Voice: (first + i) % 2, Text: Sentences[random.Next(Sentences.Length)])).ToList();
            var (samples, gaps) = await RecordAsync(voices, turns, random);

            if (DialogueCut.Find(samples, Expected(turns)) is not { } parts)
                continue;

            found++;
            Assert.Equal(Turns, parts.Count);
            Assert.Equal((0, samples.Length), (parts[0].Start, parts[^1].Start + parts[^1].Length));
            for (var i = 1; i < Turns; i++)
            {
                Assert.Equal(parts[i - 1].Start + parts[i - 1].Length, parts[i].Start);
                Assert.InRange(parts[i].Start, gaps[i - 1].From, gaps[i - 1].To);
            }
        }

        // The rest is asked for line by line, which costs those lines once more.
        Assert.InRange(found, 0.5 * Runs, Runs);
    }

    [Fact]
    public async Task A_turn_that_is_missing_or_spoken_by_the_wrong_voice_is_no_dialogue()
    {
        using var voices = new SpokenEpisode();
        List<(int Voice, string Text)> turns = [(0, Sentences[0]), (1, Sentences[2]), (0, Sentences[3]), (1, Sentences[4])];
        Assert.NotNull(DialogueCut.Find((await RecordAsync(voices, turns, new Random(1))).Samples, Expected(turns)));

        Assert.Null(DialogueCut.Find((await RecordAsync(voices, turns[..3], new Random(1))).Samples, Expected(turns)));
        Assert.Null(DialogueCut.Find((await RecordAsync(voices, [turns[0], (0, turns[1].Text), .. turns[2..]], new Random(1))).Samples, Expected(turns)));
        Assert.Null(DialogueCut.Find((await RecordAsync(voices, [.. turns.Select(t => (0, t.Text))], new Random(1))).Samples, Expected(turns)));
        Assert.Null(DialogueCut.Find((await RecordAsync(voices, [turns[0], (1, Sentences[5] + " " + Sentences[7]), .. turns[2..]], new Random(1))).Samples, Expected(turns)));
        Assert.Null(DialogueCut.Find(new float[Pcm.Rate], Expected(turns)));
        Assert.Null(DialogueCut.Find([], Expected(turns)));
    }

    [Fact]
    public async Task Where_the_provider_tells_the_times_the_cut_is_where_it_is_quietest_between_them()
    {
        using var voices = new SpokenEpisode();
        List<(int Voice, string Text)> turns = [(0, Sentences[0]), (0, Sentences[2]), (1, Sentences[4])];
        var (samples, gaps) = await RecordAsync(voices, turns, new Random(2));
        List<(double, double)> told = [(0, gaps[0].From / (double)Pcm.Rate), (gaps[0].To / (double)Pcm.Rate, gaps[1].From / (double)Pcm.Rate), (gaps[1].To / (double)Pcm.Rate, samples.Length / (double)Pcm.Rate)];

        var parts = DialogueCut.At(samples, told)!;

        Assert.InRange(parts[1].Start, gaps[0].From, gaps[0].To);
        Assert.InRange(parts[2].Start, gaps[1].From, gaps[1].To);
        Assert.Null(DialogueCut.At(samples, [.. told.AsEnumerable().Reverse()]));
        Assert.Null(DialogueCut.At(samples.AsSpan(0, gaps[0].From), told));
    }

    /// <summary>One voice turns out a sixth faster than it was reckoned with, the other a sixth slower.</summary>
    private static List<ExpectedTurn> Expected(IEnumerable<(int Voice, string Text)> turns) =>
        [.. turns.Select(t => new ExpectedTurn(t.Voice, SpokenUnits.Count(t.Text, "en") / (t.Voice == 0 ? 4.0 : 5.4)))];

    /// <summary>The turns with pauses of 0.15 to 0.5 s between them, which are no longer than those between sentences; and where nobody speaks.</summary>
    private static async Task<(float[] Samples, List<(int From, int To)> Gaps)> RecordAsync(SpokenEpisode voices, IReadOnlyList<(int Voice, string Text)> turns, Random random)
    {
        var (sound, gaps) = (new List<float>(), new List<(int, int)>());
        foreach (var (voice, text) in turns)
        {
            using var take = await Speech.LoadAsync(await voices.SayAsync(text, "en", voice, $"{voice}-{Array.IndexOf(Sentences, text)}-{text.Length}"), default);
            var edges = SpeechEdges.Of(take.Samples.Span);
            if (sound.Count > 0)
            {
                var from = sound.Count;
                sound.AddRange(new float[(int)((0.15 + (0.35 * random.NextDouble())) * Pcm.Rate)]);
                // What counts as speech has soft edges of some 50 ms.
                gaps.Add((from - 2_400, sound.Count + 1_200));
            }

            sound.AddRange(take.Samples.Span.Slice(edges.Start, edges.Length));
        }

        return ([.. sound], gaps);
    }
}
