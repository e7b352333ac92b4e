using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.Tests.Writing;

public sealed class SchemaWriterTests
{
    private const string Chapter =
        """{"type":"object","properties":{"title":{"type":"string"},"segments":{"type":"array","items":{"type":"object","properties":{"speaker":{"type":"integer","minimum":0,"maximum":1},"text":{"type":"string"},"sources":{"type":"array","items":{"type":"string"}}}}}}}""";

    private const string Outline =
        """{"type":"object","properties":{"chapters":{"type":"array","minItems":4,"maxItems":4,"items":{"type":"object","properties":{"title":{"type":"string"},"summary":{"type":"string"},"word_budget":{"type":"integer"},"passage_ids":{"type":"array","items":{"type":"string"}}}}}}}""";

    private const string Whole =
        """{"type":"object","properties":{"chapters":{"type":"array","items":{"type":"object","properties":{"title":{"type":"string"},"lines":{"type":"array","items":{"$ref":"#/$defs/line"}}}}}},"$defs":{"line":{"type":"object","properties":{"speaker":{"enum":["Anna","Ben"]},"text":{"type":"string"},"direction":{"type":["string","null"]}}}}}""";

    private static readonly SourcePassage[] English =
    [
        new("s1.p1", "Bees live in colonies of up to sixty thousand workers. Each worker lives for about six weeks in summer, and much longer in winter."),
        new("s1.p2", "A queen lays around two thousand eggs a day at the height of the season. Her scent holds the colony together."),
    ];

    private static readonly SourcePassage[] Thai =
    [
        new("s1.p1", "ผึ้งอาศัยอยู่รวมกันเป็นฝูงใหญ่ ฝูงหนึ่งมีผึ้งงานได้ถึงหกหมื่นตัว ผึ้งงานแต่ละตัวมีชีวิตอยู่ราวหกสัปดาห์ในฤดูร้อน"),
        new("s1.p2", "นางพญาวางไข่ได้วันละประมาณสองพันฟอง กลิ่นของนางพญาทำให้ทั้งฝูงอยู่ร่วมกันได้"),
    ];

    private static Assignment Ask(int length, string language = "en", LengthUnit unit = LengthUnit.Words) =>
        new(language, length, unit, null, null, ["Anna", "Ben"], 0, language == "th" ? Thai : English, "The quiet bees");

    [Fact]
    public void English_lines_add_up_to_the_words_asked_for() => Gen.Int[30, 4000].Sample(
        words =>
        {
            var segments = Write(Chapter, Ask(words))["segments"]!.AsArray();
            Assert.InRange(segments.Sum(segment => Measure.Of((string)segment!["text"]!, LengthUnit.Words)), words * 0.96, words * 1.04);
        },
        iter: 100);

    [Fact]
    public void Thai_lines_add_up_to_the_words_asked_for() => Gen.Int[30, 900].Sample(
        words =>
        {
            var segments = Write(Chapter, Ask(words, "th"))["segments"]!.AsArray();
            Assert.InRange(segments.Sum(segment => Measure.Of((string)segment!["text"]!, LengthUnit.Words)), words * 0.93, words * 1.07);
            Assert.All(segments, segment => Assert.True(Measure.IsThai((string)segment!["text"]!)));
        },
        iter: 20);

    [Fact]
    public void Thai_lines_add_up_to_the_characters_asked_for() => Gen.Int[200, 4000].Sample(
        characters =>
        {
            var segments = Write(Chapter, Ask(characters, "th", LengthUnit.Characters))["segments"]!.AsArray();
            Assert.InRange(segments.Sum(segment => ((string)segment!["text"]!).Length), characters * 0.93, characters * 1.07);
        },
        iter: 20);

    [Fact]
    public void The_budgets_of_an_outline_add_up_exactly() => Gen.Int[100, 20_000].Sample(words =>
        Assert.Equal(words, Write(Outline, Ask(words))["chapters"]!.AsArray().Sum(chapter => (int)chapter!["word_budget"]!)));

    [Fact]
    public void Chapters_share_the_length_among_their_lines()
    {
        var chapters = Write(Whole, Ask(2000))["chapters"]!.AsArray();
        Assert.InRange(chapters.Count, 3, 5);
        Assert.InRange(chapters.SelectMany(chapter => chapter!["lines"]!.AsArray()).Sum(line => Measure.Of((string)line!["text"]!, LengthUnit.Words)), 1920, 2080);
    }

    [Fact]
    public void Lines_name_the_passages_they_come_from_and_speakers_take_turns()
    {
        var segments = Write(Chapter, Ask(90))["segments"]!.AsArray();
        Assert.Equal([0, 1], segments.Take(2).Select(segment => (int)segment!["speaker"]!));
        Assert.Equal("s1.p1", (string?)segments[0]!["sources"]![0]);
        Assert.Contains("sixty thousand workers", (string)segments[0]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_is_said_twice()
    {
        var lines = Write(Chapter, Ask(3000))["segments"]!.AsArray().Select(segment => (string)segment!["text"]!).ToList();
        Assert.Equal(lines.Count, lines.Distinct().Count());
    }

    [Fact]
    public void The_same_assignment_is_answered_the_same() =>
        Assert.Equal(Write(Whole, Ask(500)).ToJsonString(), Write(Whole, Ask(500)).ToJsonString());

    [Theory]
    [InlineData("""{"type":"object","properties":{"text":{"type":"string"},"left":{"type":"array","items":{"$ref":"#"}},"right":{"type":"array","minItems":1,"items":{"$ref":"#"}}}}""")]
    [InlineData("""{"type":"object","properties":{"child":{"$ref":"#"},"other":{"anyOf":[{"$ref":"#"},{"type":"null"}]}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#/properties/a"}}}""")]
    [InlineData("""{"type":"array","minItems":2000000000,"items":{"type":"string","minLength":50}}""")]
    [InlineData("""{"type":"object","properties":{"text":{"type":"string","minLength":2000000000}}}""")]
    public void A_schema_without_end_gets_a_document_with_one(string schema)
    {
        var document = new SchemaWriter(Ask(300)).Write((JsonObject)JsonNode.Parse(schema)!);
        Assert.InRange(WireJson.Write(document).Length, 2, 50_000_000);
    }

    [Fact]
    public void A_book_is_written_too() =>
        Assert.InRange(Measure.Of((string)Write("""{"type":"object","properties":{"text":{"type":"string"}}}""", Ask(150_000))["text"]!, LengthUnit.Words), 149_000, 151_000);

    [Fact]
    public void Any_schema_gets_a_document_that_fits_it() => Schemas(3).Sample(schema =>
    {
        var document = JsonNode.Parse(WireJson.Write(new SchemaWriter(Ask(300)).Write(schema)));
        Assert.True(Fits(schema, document), $"{schema.ToJsonString()} got {document?.ToJsonString()}");
    });

    private static JsonNode Write(string schema, Assignment assignment) => JsonNode.Parse(new SchemaWriter(assignment).Write((JsonObject)JsonNode.Parse(schema)!)!.ToJsonString())!;

    private static readonly string[] Names = ["title", "text", "speaker", "passage_ids", "lines", "chapters", "slug", "tags", "seconds", "ok", "word_budget", "notes", "x"];

    private static Gen<JsonObject> Schemas(int depth)
    {
        var text = Gen.Select(Gen.Int[0, 1], Gen.Int[5, 80], (bounded, most) => bounded == 0 ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["minLength"] = 2, ["maxLength"] = most });
        var number = Gen.Select(Gen.Int[-5, 5], Gen.Int[0, 10], Gen.Bool, (least, more, whole) => new JsonObject { ["type"] = whole ? "integer" : "number", ["minimum"] = least, ["maximum"] = least + more });
        var choice = Gen.Int[1, 4].Select(count => new JsonObject { ["enum"] = new JsonArray([.. Enumerable.Range(0, count).Select(index => (JsonNode)$"choice {index}")]) });
        var simple = Gen.OneOf(text, number, choice, Gen.Const(0).Select(_ => new JsonObject { ["type"] = "boolean" }), text.Select(inner => new JsonObject { ["anyOf"] = new JsonArray(inner, new JsonObject { ["type"] = "null" }) }));
        if (depth == 0)
            return simple;
        var names = Gen.Int[0, 12].Select(index => Names[index]);
        var members = Gen.Select(names, Schemas(depth - 1)).Array[1, 5].Select(pairs => new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(pairs.DistinctBy(pair => pair.Item1).Select(pair => KeyValuePair.Create(pair.Item1, (JsonNode?)pair.Item2.DeepClone()))),
        });
        var list = Gen.Select(Schemas(depth - 1), Gen.Int[0, 3], Gen.Int[0, 4], (items, least, more) => new JsonObject { ["type"] = "array", ["items"] = items.DeepClone(), ["minItems"] = least, ["maxItems"] = least + more });
        return Gen.OneOf(simple, members, list);
    }

    private static bool Fits(JsonObject schema, JsonNode? node)
    {
        if (schema["anyOf"] is JsonArray branches)
            return branches.OfType<JsonObject>().Any(branch => Fits(branch, node));
        if (schema["enum"] is JsonArray choices)
            return choices.Any(choice => JsonNode.DeepEquals(choice, node));
        return (string?)schema["type"] switch
        {
            "object" => node is JsonObject members && schema["properties"]!.AsObject().All(property => members.ContainsKey(property.Key) && Fits((JsonObject)property.Value!, members[property.Key])) && members.Count == schema["properties"]!.AsObject().Count,
            "array" => node is JsonArray items && items.Count >= (int)schema["minItems"]! && items.Count <= (int)schema["maxItems"]! && items.All(item => Fits((JsonObject)schema["items"]!, item)),
            "string" => node?.GetValueKind() == JsonValueKind.String && ((string)node!).Length >= ((int?)schema["minLength"] ?? 0) && ((string)node!).Length <= ((int?)schema["maxLength"] ?? int.MaxValue),
            "integer" => node?.GetValueKind() == JsonValueKind.Number && (double)node == Math.Floor((double)node) && (double)node >= (int)schema["minimum"]! && (double)node <= (int)schema["maximum"]!,
            "number" => node?.GetValueKind() == JsonValueKind.Number && (double)node >= (int)schema["minimum"]! && (double)node <= (int)schema["maximum"]!,
            "boolean" => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "null" => node is null,
            _ => false,
        };
    }
}
