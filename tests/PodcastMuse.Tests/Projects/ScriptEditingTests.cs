using PodcastMuse.Projects;

namespace PodcastMuse.Tests.Projects;

public sealed class ScriptEditingTests
{
    [Fact]
    public void However_often_one_voice_gets_another_name_there_are_never_more_speakers_than_an_episode_takes()
    {
        EpisodeScript? script = null;
        for (var i = 0; i < 12; i++)
        {
            var edited = ScriptEditing.Replace(
                script, new ScriptProject("Bees", "en", null), new NewScript { Segments = [new NewSegment { Speaker = $"Voice {i}", Text = "Bees dance." }] }, TimeProvider.System);

            var (speakers, chapters, _, origin) = Assert.IsType<EditedScript.Of>(edited);
            Assert.InRange(speakers.Count, 1, 4);
            Assert.Equal($"Voice {i}", speakers[chapters.Single().Lines.Single().Speaker].Name);
            script = new EpisodeScript
            {
                Id = Guid.CreateVersion7(),
                UserId = Guid.Empty,
                ProjectId = Guid.Empty,
                Version = i + 1,
                Origin = origin,
                PredictedSeconds = 1,
                Speakers = speakers,
                Chapters = chapters,
                Notes = [],
                CreatedAt = DateTimeOffset.UnixEpoch,
            };
        }
    }
}
