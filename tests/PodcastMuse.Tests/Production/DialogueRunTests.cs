using CsCheck;
using PodcastMuse.Production.Journal;
using PodcastMuse.Production.Steps;
using PodcastMuse.Providers;

namespace PodcastMuse.Tests.Production;

public sealed class DialogueRunTests
{
    private static readonly Voice[] Voices = [VoiceOf("woman", VoiceGender.Female), VoiceOf("man", VoiceGender.Male)];

    /// <summary>A line's address stands for one sound: were it in two runs, the one that is cut later would be thrown away with what it cost.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_line_is_of_two_runs_however_often_its_words_come(bool tellsTurns) => Gen.Select(Gen.Int[0, 1], Gen.Int[0, 6]).Array[0, 60].Sample(script =>
    {
        LineCall[] lines = [.. script.Select((line, index) => LineOf(index, Voices[line.Item1], $"Words number {line.Item2}."))];

        var runs = DialogueRun.Of(lines, new Conversing(tellsTurns));

        var spoken = runs.SelectMany(run => run.Lines).ToList();
        Assert.Equal(spoken.Count, spoken.DistinctBy(line => line.Call.Hash).Count());
        Assert.All(runs, run => Assert.InRange(run.Lines.Count, 2, 8));
        // Neighbours in the script, in its order.
        Assert.All(runs, run => Assert.Equal(Enumerable.Range(run.Lines[0].Index, run.Lines.Count), run.Lines.Select(line => line.Index)));
    });

    private static Voice VoiceOf(string id, VoiceGender gender) => new("somebody", "talker", id, id, gender, "en", 3, new Dictionary<string, string>());

    private static LineCall LineOf(int index, Voice voice, string words) =>
        new(index, new SpeechRequest(words, voice, "en", null, null), CallRequest.For("speech", voice.Provider, voice.Model, new { voice.Id, words }));

    private sealed class Conversing(bool tellsTurns) : IDialogueModel
    {
        public string Provider => "somebody";

        public int LongestText(Voice voice) => 1000;

        public int MaxConcurrency => 10;

        public DialogueLimits? DialogueOf(string model) => new(2000, 2, tellsTurns);

        public IReadOnlyList<Voice> VoicesFor(string language) => Voices;

        public Task<ProviderAnswer<MadeDialogue>> ConverseAsync(IReadOnlyList<SpeechRequest> turns, CallSlip slip, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
