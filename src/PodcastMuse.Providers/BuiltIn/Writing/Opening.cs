namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>How an episode begins: greeting, the strongest lines as a hook, and what is to come.</summary>
internal sealed class Opening(Episode episode)
{
    public void Write(ScriptLines script)
    {
        var format = episode.Format;
        if (format.ColdOpen)
            Hook(script, lead: false);
        Greet(script);
        if (!format.ColdOpen && episode.IsLong)
            Hook(script, lead: true);
        if (format.Agenda && episode.Plan.Count > 1)
            Announce(script);
        if (format.Statements)
            script.Bridge(Episode.Host, episode.Say("rules", "rules", Episode.Host));
    }

    private void Greet(ScriptLines script)
    {
        script.Bridge(0, episode.Say("greetings", "greeting", 0, ("others", episode.Others), ("other", episode.Other)));
        for (var speaker = 1; speaker < episode.Speakers && episode.IsLong; speaker++)
            script.Bridge(speaker, episode.Say("replies", $"reply{speaker}", speaker, ("you", episode.Name(0))));
        if (episode.IsLong)
            script.Bridge(Episode.Host, episode.Say(AudienceKind.Of(episode.Brief.Audience), "audience", Episode.Host));
    }

    private void Hook(ScriptLines script, bool lead)
    {
        if (episode.Hook is not { } hook)
            return;
        var teller = episode.Format.Tellers(episode.Speakers, 0)[0];
        if (lead)
            script.Bridge(episode.Format.Asker(episode.Speakers, teller, "hook"), episode.Say("hooks", hook.Key, episode.Format.Asker(episode.Speakers, teller, "hook"), ("you", episode.Name(teller))));
        script.Content(teller, hook, hook.Text(hook.Sentences.Count));
    }

    private void Announce(ScriptLines script)
    {
        string[] names = [.. episode.Plan.Select(c => episode.Topics.InSentence(c.Topic))];
        script.Bridge(Episode.Host, episode.Say(
            "agendas", "agenda", Episode.Host, (names.Length <= 4 ? "route" : "far", Route(names)), ("nouns", Nouns())));
    }

    // Headings are clauses and questions as often as nouns: each is a short sentence of its own. More than four are not remembered when heard.
    private string? Route(string[] names) => names.Length switch
    {
        2 => episode.Say("routesoftwo", "route", Episode.Host, ("a", names[0]), ("b", names[1])),
        3 => episode.Say("routesofthree", "route", Episode.Host, ("a", names[0]), ("b", names[1]), ("c", names[2])),
        4 => episode.Say("routesoffour", "route", Episode.Host, ("a", names[0]), ("b", names[1]), ("c", names[2]), ("d", names[3])),
        _ => episode.Say("farroutes", "route", Episode.Host, ("a", names[0]), ("b", names[names.Length / 2]), ("c", names[^1])),
    };

    private string? Nouns()
    {
        string[] nouns = [.. episode.Plan.Select(c => c.Topic.Noun).OfType<string>()];
        return nouns.Length == episode.Plan.Count && nouns.Length <= 4 ? episode.Listed(nouns) : null;
    }
}
