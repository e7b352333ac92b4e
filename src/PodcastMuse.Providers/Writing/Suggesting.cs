using System.Globalization;
using System.Text.Json;
using PodcastMuse.Language;
using PodcastMuse.Providers.Writing.Answers;
using PodcastMuse.Providers.Writing.Material;
using Asked = PodcastMuse.Providers.Writing.Prompts.Prompts;

namespace PodcastMuse.Providers.Writing;

/// <summary>Has title, description, tags and posts written from the finished script, and keeps them within the limits of the shops.</summary>
internal sealed class Suggesting(ScriptBrief brief, ScriptDraft script, WriterModel model, Scribe scribe)
{
    private const int Words = 420;

    public Task<SeoSuggestions> SuggestAsync(CancellationToken cancellationToken)
    {
        var briefing = new Briefing(brief);
        var budget = new MaterialBudget(2 * model.ChapterMaterial);
        return budget.AskAsync(tokens => scribe.AskAsync(
            new Question<SeoSuggestions>(
                "seo",
                briefing.Instructions,
                Asked.Of("seo", ("episode", briefing.Episode), ("inside", SpeechText.PrimaryTag(brief.Language) == "th" ? "ในตอนนี้" : "In this episode"), ("script", Spoken(briefing, tokens))),
                Words,
                Read),
            null,
            cancellationToken));
    }

    /// <summary>The script, or the beginning of each chapter where the whole is too long.</summary>
    private string Spoken(Briefing briefing, int tokens)
    {
        var each = tokens / Math.Max(1, script.Chapters.Count);
        return string.Join("\n\n", script.Chapters.Select((chapter, i) =>
        {
            var (lines, used) = (new List<DraftSegment>(), 0);
            foreach (var line in chapter.Segments)
            {
                used += PassageText.Tokens(line.Text) + 6;
                if (used > each && lines.Count > 0)
                    break;
                lines.Add(line with { PassageIds = [] });
            }

            return string.Create(CultureInfo.InvariantCulture, $"Chapter {i + 1}, \"{chapter.Title}\"\n{briefing.Script(lines)}");
        }));
    }

    private Reading<SeoSuggestions> Read(JsonElement answer)
    {
        if (answer.Text("title") is not { Length: > 0 } title)
            return new Reading<SeoSuggestions>.Unfit("it has no \"title\".");
        if (answer.Text("description", "summary") is not { Length: > 0 } description)
            return new Reading<SeoSuggestions>.Unfit("it has no \"description\".");
        if (LineReader.IsForeign($"{title} {description}", brief.Language))
            return new Reading<SeoSuggestions>.Unfit($"its texts are not in the language of the show ({brief.Language}).");
        var tags = ShopTexts.Tags(answer.Texts("tags", "keywords"));
        var posts = ShopTexts.Posts(answer.Texts("social_posts", "posts"));
        if (tags.Count == 0 || posts.Count == 0)
            return new Reading<SeoSuggestions>.Unfit(tags.Count == 0 ? "it has no \"tags\"." : "it has no \"social_posts\".");
        return new Reading<SeoSuggestions>.Fit(new SeoSuggestions(
            ShopTexts.Within(title, ShopTexts.LongestTitle),
            ShopTexts.Within(description, ShopTexts.LongestDescription),
            tags,
            ShopTexts.Slug(answer.Text("slug"), title),
            answer.Text("show_notes", "notes") is { Length: > 0 } notes ? notes : $"# {title}\n\n{description}\n",
            posts));
    }
}
