namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>How an episode ends: the sentences worth keeping once more, word for word, and goodbye.</summary>
internal sealed class Closing(Episode episode)
{
    private const int LongestTakeaway = 190;

    public void Write(ScriptLines script, Choice choice)
    {
        if (episode.IsLong)
            script.Open(episode.Say("endings", "title", 0) ?? episode.Brief.Title);
        var takeaways = Takeaways(choice).ToList();
        if (takeaways.Count > 0)
            script.Bridge(Episode.Host, episode.Say(takeaways.Count == 1 ? "keepsakes" : "summaries", "summary", Episode.Host));
        var tellers = episode.Format.Voicing is Voicing.Guests or Voicing.Debaters
            ? episode.Format.Tellers(episode.Speakers, 0)
            : [.. Enumerable.Range(0, episode.Speakers)];
        for (var i = 0; i < takeaways.Count; i++)
        {
            var speaker = tellers[i % tellers.Count];
            if (episode.Format.Statements)
                script.Bridge(speaker, episode.Say("statements", $"statement{i}", speaker));
            script.Content(speaker, takeaways[i], takeaways[i].Text(1));
        }
        Goodbye(script);
    }

    private IEnumerable<Stretch> Takeaways(Choice choice)
    {
        var count = episode.Minutes < 3 ? 0 : episode.Minutes < 5 ? (episode.Format.Statements ? 2 : 1) : episode.Minutes < 20 ? 3 : 4;
        return Enumerable.Range(0, episode.Plan.Count)
            .Select(c => choice.InOrderOfChoice(c).FirstOrDefault(IsTakeaway))
            .OfType<Stretch>().OrderByDescending(s => episode.Scores[s.Index]).Take(count).OrderBy(s => s.Index);
    }

    private static bool IsTakeaway(Stretch stretch) =>
        stretch.Follows is null && !stretch.Sentences[0].IsQuestion && stretch.Text(1).Length <= LongestTakeaway;

    private void Goodbye(ScriptLines script)
    {
        var thanks = episode.IsLong ? 1 : episode.Speakers;
        for (var speaker = thanks; speaker < episode.Speakers; speaker++)
            script.Bridge(speaker, episode.Say("farewells", $"farewell{speaker}", speaker, ("you", episode.Name(0))));
        script.Bridge(0, episode.Say("goodbyes", "goodbye", 0, ("others", episode.Others), ("other", episode.Other)));
    }
}
