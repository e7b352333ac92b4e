using System.Globalization;
using System.Text;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>Search and shop-window texts, extracted from the finished script: its own sentences, chapters and most telling phrases.</summary>
internal sealed class Suggesting(ScriptBrief brief, ScriptDraft script, int take)
{
    // Podcast directories show about this much before "more".
    private const int FirstLook = 150;

    // Apple Podcasts' and Spotify's limit of an episode's description.
    private const int LongestDescription = 4000;

    // Sentences of the script that a description quotes after its first.
    private const int Quoted = 3;

    private const int MostTags = 15;

    // The shortest of the usual limits: X.
    private const int LongestPost = 280;

    private readonly Lexicon lexicon = Lexicon.For(brief.Language) ?? Lexicon.For("en")!;

    private readonly PhraseBank bank = PhraseBank.For(Lexicon.For(brief.Language)?.Language ?? "en");

    public SeoSuggestions Suggest(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var passages = Spoken();
        var material = Material.Read(passages, lexicon, cancellationToken);
        var scores = Ranking.Score(material, brief, lexicon);
        string[] best = [.. FromTake(material.Stretches.Where(s => s.Follows is null && !s.Sentences[0].IsQuestion)
            .OrderByDescending(s => scores[s.Index]).ThenBy(s => s.Index).Select(s => s.Text(1)).ToArray())];
        var tags = new Tags(material, lexicon).Of(brief.Title, Headings()).Take(MostTags).ToArray();
        return new SeoSuggestions(brief.Title.Trim(), Description(best), tags, Slug.Of(brief.Title), Notes(best), Posts(best, tags));
    }

    // A further take tells the episode by sentences that the one before did not begin with.
    private IEnumerable<string> FromTake(string[] best)
    {
        if (best.Length == 0)
            return best;
        var first = take * (best.Length > Quoted ? Quoted : 1) % best.Length;
        return best.Skip(first).Concat(best.Take(first));
    }

    // The script's own content, each chapter's title as heading.
    private List<Passage> Spoken() =>
        [.. script.Chapters.SelectMany(c => c.Segments.Where(s => s.PassageIds.Count > 0 || brief.Passages.Count == 0)
            .Select((s, i) => new Passage($"{c.Title}.{i}", brief.Title, c.Title, null, s.Text)))];

    // Greeting and goodbye are chapters of the player, but no subjects.
    private bool IsSubject(DraftChapter chapter) =>
        !bank.Has("openings", chapter.Title) && !bank.Has("endings", chapter.Title) && chapter.Segments.Any(s => s.PassageIds.Count > 0 || brief.Passages.Count == 0);

    private string[] Subjects() => [.. script.Chapters.Where(IsSubject).Select(c => c.Title)];

    private string Description(string[] best)
    {
        var text = new StringBuilder(best.FirstOrDefault(b => b.Length <= FirstLook) ?? best.FirstOrDefault() ?? brief.Title);
        foreach (var sentence in best.Where(b => !text.ToString().Contains(b, StringComparison.Ordinal)).Take(Quoted))
            text.Append(' ').Append(sentence);
        text.Append("\n\n").Append(Inside()).Append(": ").AppendJoin(lexicon.IsThai ? " · " : "; ", Subjects());
        if (text.Length > LongestDescription)
            text.Length = LongestDescription;
        return text.ToString().TrimEnd();
    }

    // The headings of what was said, the highest first, after the chapters' own.
    private string[] Headings()
    {
        var said = script.Chapters.SelectMany(c => c.Segments).SelectMany(s => s.PassageIds).ToHashSet(StringComparer.Ordinal);
        var chains = brief.Passages.Where(p => said.Contains(p.Id)).Select(p => p.Headings ?? (p.Heading is { } only ? [only] : [])).ToList();
        return [.. Subjects(), .. chains.SelectMany(c => c.Select((heading, depth) => (heading, depth))).OrderBy(x => x.depth).Select(x => x.heading).Distinct(StringComparer.Ordinal)];
    }

    private string Notes(string[] best)
    {
        var notes = new StringBuilder();
        notes.Append(CultureInfo.InvariantCulture, $"# {brief.Title.Trim()}\n\n");
        if (best.Length > 0)
            notes.Append(best[0]).Append("\n\n");
        notes.Append(CultureInfo.InvariantCulture, $"## {Inside()}\n\n");
        foreach (var chapter in script.Chapters.Where(IsSubject))
            notes.Append(CultureInfo.InvariantCulture, $"- **{chapter.Title}**: {Lead(chapter)}\n");
        var sources = brief.Passages.Where(p => script.Chapters.Any(c => c.Segments.Any(s => s.PassageIds.Contains(p.Id)))).Select(p => p.SourceTitle)
            .Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (sources.Length > 0)
            notes.Append(lexicon.IsThai ? "\n## แหล่งข้อมูล\n\n" : "\n## Sources\n\n").AppendJoin('\n', sources.Select(s => $"- {s}")).Append('\n');
        return notes.ToString();
    }

    // A short script has one sentence to quote; what stands around it is another, then.
    private string Inside() => lexicon.IsThai
        ? (take % 3) switch { 0 => "ในตอนนี้", 1 => "ฟังได้ในตอนนี้", _ => "เรื่องที่เล่าในตอนนี้" }
        : (take % 3) switch { 0 => "In this episode", 1 => "What you will hear", _ => "What it is about" };

    private static string Lead(DraftChapter chapter) =>
        (chapter.Segments.FirstOrDefault(s => s.PassageIds.Count > 0) ?? chapter.Segments[0]).Text;

    private string[] Posts(string[] best, string[] tags)
    {
        var marks = string.Join(' ', tags.Take(3).Select(t => "#" + t.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)));
        var fresh = lexicon.IsThai ? $"ตอนใหม่: {brief.Title}" : $"New episode: {brief.Title}";
        var subjects = string.Join(lexicon.IsThai ? " · " : ", ", Subjects().Take(3));
        return
        [
            Post(fresh, best.ElementAtOrDefault(0), marks),
            Post(lexicon.IsThai ? $"“{best.ElementAtOrDefault(1) ?? brief.Title}”" : $"“{best.ElementAtOrDefault(1) ?? brief.Title}”", lexicon.IsThai ? $"จากตอน {brief.Title}" : $"From the episode: {brief.Title}", marks),
            Post(brief.Title, lexicon.IsThai ? $"ฟังได้ในตอนนี้: {subjects}" : $"In this one: {subjects}", marks),
        ];
    }

    // What does not fit is left out whole, the marks first.
    private static string Post(string first, string? second, string marks)
    {
        string[] parts = [first, second ?? "", marks];
        var post = string.Join("\n\n", parts.Where(p => p.Length > 0));
        if (post.Length > LongestPost)
            post = string.Join("\n\n", parts.Take(2).Where(p => p.Length > 0));
        return post.Length > LongestPost ? first : post;
    }
}
