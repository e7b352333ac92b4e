using CsCheck;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Providers;
using PodcastMuse.Tests.Documents;

namespace PodcastMuse.Tests.BuiltIn.Writing;

public sealed class ChapterTests
{
    private static readonly string[] Templates = ["storytelling", "interview", "educational", "conversation", "news_brief", "debate", "monologue"];

    [Fact]
    public Task A_chapter_says_only_what_stands_under_the_headings_it_is_named_after() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, Templates.Length - 1], Gen.Int[1, 4], Gen.Double[1, 9])
            .SampleAsync(async (thai, flat, template, speakers, minutes) =>
            {
                var brief = await OfProse(thai ? "th" : "en", Templates[template], speakers, minutes, flat);
                var draft = await Texts.Write(brief);
                var passages = brief.Passages.ToDictionary(p => p.Id);
                // A long episode opens with a foretaste and closes with what to keep, from anywhere.
                var chapters = minutes >= 2.5 ? draft.Chapters.Skip(1).SkipLast(1) : draft.Chapters;
                foreach (var chapter in chapters)
                {
                    foreach (var passage in chapter.Segments.SelectMany(s => s.PassageIds).Select(id => passages[id]))
                        Assert.True(Names(chapter.Title, passage), $"\"{passage.Heading}\" in \"{chapter.Title}\"");
                }
            }, iter: 60, threads: 2);

    [Fact]
    public async Task A_short_episode_that_needs_a_little_more_than_was_chosen_does_not_become_a_list_of_everything()
    {
        // Of these lengths some lack a few seconds at first, however slow the voices are.
        foreach (var seconds in Enumerable.Range(0, 60).Select(i => 100 + (i * 1.5)))
        {
            var draft = await Texts.Write(await OfProse("en", "debate", 3, seconds / 60, flat: true));
            Assert.All(draft.Chapters, c => Assert.DoesNotContain(" and more", c.Title));
        }
    }

    [Theory]
    [InlineData("en", 3)]
    [InlineData("th", 3)]
    [InlineData("en", 8)]
    public async Task A_short_episode_tells_few_subjects_whole(string language, double minutes)
    {
        var brief = await OfProse(language, "conversation", 2, minutes, flat: false);
        var draft = await Texts.Write(brief);
        var passages = brief.Passages.ToDictionary(p => p.Id);
        var told = draft.Chapters.Skip(1).SkipLast(1).SelectMany(c => c.Segments).SelectMany(s => s.PassageIds).Select(id => passages[id].Headings![^2]).Distinct();

        Assert.InRange(told.Count(), 1, minutes < 4 ? 1 : 2);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    public async Task A_manual_of_hundreds_of_small_entries_becomes_a_few_chapters_of_the_length_asked_for(string language)
    {
        var brief = Texts.Brief(language, minutes: 5, sentences: 1_500);
        var entries = brief.Passages.Select((p, i) => p with { Heading = $"{p.Heading} {i + 1}", Text = p.Text.Split(language == "th" ? ' ' : '.')[0] + (language == "th" ? "" : ".") });
        var draft = await Texts.Write(brief with { Passages = [.. entries] });

        Assert.InRange(draft.Chapters.Count, 3, 9);
        Assert.InRange(draft.PredictedSeconds, 285, 315);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(90)]
    [InlineData(120)]
    public async Task A_manual_of_small_entries_that_must_all_be_told_comes_to_an_end(int entries)
    {
        var brief = Texts.Brief("en", minutes: 9, sentences: 2_000);
        var small = brief.Passages.Take(entries).Select((p, i) => p with { Heading = $"{p.Heading} {i + 1}", Headings = [$"{p.Heading} {i + 1}"], Text = p.Text.Split('.')[0] + "." });
        var draft = await Texts.Write(brief with { Passages = [.. small], MayBeShorter = true });

        Assert.NotEmpty(draft.Chapters);
    }

    [Fact]
    public async Task A_listener_finds_the_opening_under_a_name_that_says_what_it_is()
    {
        foreach (var template in Templates)
        {
            var draft = await Texts.Write(await OfProse("en", template, 2, 4, flat: false));
            Assert.DoesNotContain(draft.Chapters[0].Title, (string[])["Hello", "Welcome", "Before we begin"]);
        }
    }

    private static bool Names(string title, Passage passage) =>
        (passage.Headings ?? [passage.Heading!]).Any(h => title.Contains(h, StringComparison.OrdinalIgnoreCase));

    private static async Task<ScriptBrief> OfProse(string language, string template, int speakers, double minutes, bool flat)
    {
        var read = await new SourceReader(TimeProvider.System).ReadTextAsync(await File.ReadAllTextAsync(Prose.PathOf(language)), "prose", CancellationToken.None);
        var document = Assert.IsType<ReadOutcome.Read>(read).Document;
        var passages = Passages.Cut(document, 1, language);
        return Texts.Brief(language, template, speakers, minutes, sentences: 0) with { Passages = flat ? [.. passages.Select(p => p with { Headings = null })] : passages };
    }
}
