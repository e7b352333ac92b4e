namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// The chapters between opening and closing: how each is introduced, and what is said between one stretch of the sources and the next. What stands between
/// two stretches depends on those two alone.
/// </summary>
internal sealed class Body(Episode episode)
{
    public void Write(ScriptLines script, Choice choice)
    {
        for (var chapter = 0; chapter < episode.Plan.Count; chapter++)
        {
            if (chapter > 0 || episode.IsLong)
                script.Open(episode.Plan[chapter].Topic.Label);
            WriteChapter(script, choice, chapter);
        }
    }

    private void WriteChapter(ScriptLines script, Choice choice, int chapter)
    {
        var tellers = episode.Format.Tellers(episode.Speakers, chapter);
        var chosen = choice.InOrderOfChoice(chapter).ToList();
        var cast = Cast(chosen, tellers);
        var inOrder = chosen.OrderBy(episode.Place).ToList();
        Turn(script, chapter, inOrder[0], cast[inOrder[0]]);
        for (var i = 0; i < inOrder.Count; i++)
        {
            if (i > 0)
                Step(script, inOrder[i - 1], inOrder[i], cast[inOrder[i]]);
            script.Content(cast[inOrder[i]], inOrder[i], inOrder[i].Text(choice.Count(inOrder[i])));
        }
        if (episode.Format.Checks && episode.IsLong)
            Check(script, chapter);
    }

    private IReadOnlyDictionary<Stretch, int> Cast(List<Stretch> chosen, IReadOnlyList<int> tellers) =>
        episode.Format.Voicing == Voicing.BySection
            ? chosen.ToDictionary(s => s, s => tellers[episode.SectionOf(s).Index % tellers.Count])
            : Casting.Cast(chosen, tellers, episode.Place);

    private void Turn(ScriptLines script, int chapter, Stretch first, int teller)
    {
        if (!episode.IsLong && chapter == 0)
            return;
        var speaker = episode.Format.Asker(episode.Speakers, teller, first.Key);
        var topic = episode.Plan[chapter].Topic;
        var idea = chapter == 0 ? "starts" : chapter == episode.Plan.Count - 1 && chapter > 1 ? "lasts" : "turns";
        var before = chapter > 0 ? episode.Plan[chapter - 1].Topic : null;
        script.Bridge(speaker, episode.Say(
            idea, $"chapter{topic.Label}", speaker, ("topic", topic.Noun), ("label", topic.Label), ("you", episode.Name(teller, speaker)), ("before", before?.Label), ("past", before?.Noun)));
    }

    private void Step(ScriptLines script, Stretch before, Stretch next, int teller)
    {
        if (next.Follows == before)
            return;
        var format = episode.Format;
        var asker = format.Asker(episode.Speakers, teller, next.Key);
        if (episode.SectionOf(before).Index != episode.SectionOf(next).Index && Shift(script, next, teller, asker))
            return;
        var roll = StableHash.Share(episode.Brief.Title, next.Key, "step") / episode.Sparing;
        var said = roll < format.Ask ? Question(script, next, teller, asker)
            : roll < format.Ask + format.React ? script.Bridge(Reactor(script, teller, asker), episode.Say("reactions", next.Key, Reactor(script, teller, asker), ("you", episode.Name(script.Last.Speaker, teller))))
            : roll < format.Ask + format.React + format.Link && script.Bridge(teller, episode.Say("links", next.Key, teller, ("you", episode.Name(script.Last.Speaker, teller))));
        if (!said && episode.Speakers > 1 && script.Last.Speaker == teller && script.Last.Run >= format.LongestRun)
            script.Bridge(asker, episode.Say("reactions", next.Key, asker, ("you", episode.Name(teller, asker))));
    }

    private bool Shift(ScriptLines script, Stretch next, int teller, int asker)
    {
        var topic = episode.Topics.Of(episode.SectionOf(next));
        if (episode.SectionOf(next).Heading is null || !episode.IsFirstMention(topic))
            return false;
        var speaker = episode.Format.Ask > 0 ? asker : teller;
        return script.Bridge(speaker, episode.Say("shifts", next.Key, speaker, ("topic", topic.Noun), ("label", topic.Label), ("you", episode.Name(teller, speaker))));
    }

    // Who has just spoken does not ask for more of it, but hands over.
    private bool Question(ScriptLines script, Stretch next, int teller, int asker) =>
        script.Bridge(asker, episode.Say(script.Last.Speaker == asker && episode.Speakers > 1 ? "handovers" : "questions", next.Key, asker, ("topic", episode.Topics.KeyNoun(next)), ("you", episode.Name(teller, asker))));

    // The listener reacts: whoever speaks next, unless that is the one who has just spoken.
    private static int Reactor(ScriptLines script, int teller, int asker) => script.Last.Speaker == teller ? asker : teller;

    private void Check(ScriptLines script, int chapter)
    {
        var topic = episode.Plan[chapter].Topic;
        script.Bridge(Episode.Host, episode.Say("checks", $"check{topic.Label}", Episode.Host, ("topic", topic.Noun), ("label", topic.Label)));
    }
}
