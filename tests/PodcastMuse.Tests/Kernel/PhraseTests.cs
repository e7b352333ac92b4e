using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Tests.Kernel;

public sealed class PhraseTests
{
    [Fact]
    public void A_sentence_is_stored_with_what_it_says()
    {
        var text = JsonColumn.Write<IReadOnlyList<Phrase>>([Phrase.Of("left_out_tables", "Left out: 2 tables.", ("count", 2)), "Plain."]);

        Assert.Equal("""[{"words":"Left out: 2 tables.","said":{"code":"left_out_tables","values":{"count":2}}},{"words":"Plain.","said":null}]""", text);
        var read = JsonColumn.Read<IReadOnlyList<Phrase>>(text);
        Assert.Equal(("left_out_tables", "2"), (read[0].Said!.Code, $"{read[0].Said!.Values["count"]}"));
        Assert.Equal(new Phrase("Plain."), read[1]);
    }

    [Fact]
    public void Sentences_that_were_stored_before_they_had_codes_are_read() =>
        Assert.Equal([new Phrase("Left out: 2 tables.")], JsonColumn.Read<IReadOnlyList<Phrase>>("""["Left out: 2 tables."]"""));
}
