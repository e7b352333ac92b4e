using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Speech;

namespace PodcastMuse.Tests.Providers;

public sealed class VoiceCastTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    [InlineData("de")]
    public void Up_to_four_speakers_have_voices_of_their_own_and_neighbours_differ_in_gender(string language)
    {
        var voices = new BuiltInSpeech().VoicesFor(language);
        foreach (var first in Enum.GetValues<VoiceGender>())
        {
            var cast = VoiceCast.Choose(voices, 4, first);
            Assert.Equal(4, cast.Select(v => v.Id).Distinct().Count());
            Assert.Equal(first, cast[0].Gender);
            Assert.All(cast.Zip(cast.Skip(1)), pair => Assert.NotEqual(pair.First.Gender, pair.Second.Gender));
        }
    }

    [Fact]
    public void With_fewer_voices_than_speakers_voices_repeat()
    {
        var one = new BuiltInSpeech().VoicesFor("en").Take(1).ToList();
        Assert.Equal(3, VoiceCast.Choose(one, 3, VoiceGender.Male).Count);
    }
}
