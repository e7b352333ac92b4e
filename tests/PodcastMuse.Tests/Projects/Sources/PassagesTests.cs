using CsCheck;
using PodcastMuse.Language;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Tests.Documents;

namespace PodcastMuse.Tests.Projects.Sources;

public sealed class PassagesTests
{
    private static readonly Gen<SourceDocument> AnyDocument = Gen.Select(
            Gen.OneOf(BlockKind.Heading, BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.ListItem),
            Gen.OneOf([.. Prose.Read("en").Paragraphs, .. Prose.Read("th").Paragraphs, "One.", "สั้น", "Dr. No came. He left!", "It rose. It fell. It rose. It fell. It rose. It fell. It rose. It fell."]),
            (kind, text) => new SourceBlock(kind, 0, text, 3))
        .Array[0, 12].Select(blocks => new SourceDocument("Any", null, blocks));

    [Fact]
    public void Passages_hold_every_sentence_once_and_in_order() => AnyDocument.Sample(document =>
    {
        var sentences = document.Blocks.Where(block => block.Kind != BlockKind.Heading).SelectMany(block => TextBreaks.Sentences(block.Text, "en"));
        var passages = Passages.Cut(document, 1, "en");
        Assert.Equal(string.Concat(sentences).Replace(" ", "", StringComparison.Ordinal), string.Concat(passages.Select(passage => passage.Text)).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(passages, passage => Assert.InRange(TextBreaks.Sentences(passage.Text, "en").Count, 1, 4));
    });

    [Fact]
    public void Ids_count_from_one_and_headings_and_pages_are_kept()
    {
        var document = new SourceDocument("Bees", "en", [new(BlockKind.Paragraph, 0, "First."), new(BlockKind.Heading, 1, "Dance"), new(BlockKind.Paragraph, 0, "Second.", 7)]);
        var passages = Passages.Cut(document, 2, "en").Select(p => p with { Headings = null });
        Assert.Equal([new("s2.p1", "Bees", null, null, "First."), new("s2.p2", "Bees", "Dance", 7, "Second.")], passages);
    }

    [Fact]
    public void A_passage_knows_every_heading_it_stands_under()
    {
        var document = new SourceDocument("Bees", "en", [
            new(BlockKind.Paragraph, 0, "Zero."), new(BlockKind.Heading, 1, "Hive"), new(BlockKind.Heading, 3, "Comb"), new(BlockKind.Paragraph, 0, "One."),
            new(BlockKind.Heading, 2, "Dance"), new(BlockKind.Paragraph, 0, "Two."), new(BlockKind.Heading, 1, "Honey"), new(BlockKind.Paragraph, 0, "Three.")]);

        Assert.Equal([[], ["Hive", "Comb"], ["Hive", "Dance"], ["Honey"]], Passages.Cut(document, 1, "en").Select(p => p.Headings!));
    }
}
