using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProviderEmulator.Writing;

/// <summary>
/// Fills any schema with a document of the asked length. The length goes to the lines: an array of objects with a text each;
/// through chapters, where lines are within chapters; into the budgets of an outline, where there are no lines at all.
/// </summary>
internal sealed partial class SchemaWriter(Assignment assignment)
{
    private const int DefaultLength = 150;
    private const int LineWords = 36;
    private const int LineCharacters = 220;
    private const int ChapterWords = 550;
    private const int DeepestNesting = 24;
    private const int MostNodes = 10_000;
    private const int MostItems = 10_000;
    private const int LongestString = 100_000;

    /// <summary>Lines within sections within chapters within parts.</summary>
    private const int DeepestCarrier = 4;

    private readonly Prose _prose = new(assignment);
    private int _line;
    private int _filled;

    public JsonNode? Write(JsonObject schema) => Fill(new SchemaShape(schema, schema), "", new Place(assignment.Length ?? DefaultLength, 0, 1, null), 0);

    /// <summary>Where in the document: the length that is due here, the position among siblings, and what the object around it says.</summary>
    private sealed record Place(int Length, int Index, int Count, Around? Around);

    /// <summary>What the fields of one object share: the text written for it, so that its sources can be named.</summary>
    private sealed class Around
    {
        public WrittenText? Text { get; set; }
        public string? Title { get; set; }
    }

    private JsonNode? Fill(SchemaShape shape, string name, Place place, int depth)
    {
        if (shape.Constant is { } constant)
            return constant.DeepClone();
        if (depth > DeepestNesting || ++_filled > MostNodes)
            return shape.IsNullable ? null : Least(shape);
        return shape.Type switch
        {
            "object" => FillObject(shape, place, depth),
            "array" => FillArray(shape, name, place, depth),
            "integer" => FillNumber(shape, name, place, true),
            "number" => FillNumber(shape, name, place, false),
            "boolean" => IsPositive().IsMatch(name),
            "null" => null,
            _ => FillString(shape, name, place),
        };
    }

    /// <summary>For schemas that contain themselves, which would never end.</summary>
    private static JsonNode? Least(SchemaShape shape) => shape.Type switch
    {
        "object" => new JsonObject(),
        "array" => new JsonArray(),
        "integer" or "number" => JsonValue.Create((long)(shape.Number("minimum") ?? 0)),
        "boolean" => JsonValue.Create(false),
        "null" => null,
        _ => shape.Choices.Count > 0 ? shape.Choices[0].DeepClone() : JsonValue.Create(""),
    };

    private JsonObject FillObject(SchemaShape shape, Place place, int depth)
    {
        var around = new Around();
        var properties = shape.Properties.ToList();
        var carriers = Math.Max(1, properties.Count(property => Carries(property.Value, 0)));
        var own = place with { Length = place.Length / carriers, Around = around };
        // The text first: titles and sources speak of it. Written in the schema's order nevertheless.
        var filled = properties
            .OrderBy(property => FieldRoles.Of(property.Key) switch { FieldRole.Prose => 0, FieldRole.Sources => 2, _ => 1 })
            .ToDictionary(property => property.Key, property => Fill(property.Value, property.Key, own, depth + 1));
        return new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, filled[property.Key])));
    }

    private JsonArray FillArray(SchemaShape shape, string name, Place place, int depth)
    {
        var item = shape.Items;
        if (item.Type != "object")
            return FillList(shape, item, name, place, depth);
        var isLines = IsLine(item);
        var isChapters = !isLines && item.Properties.Any(property => Carries(property.Value, 0));
        var hasBudgets = item.Properties.Any(property => FieldRoles.Of(property.Key) is FieldRole.Amount or FieldRole.Seconds);
        var count = Bounded(shape, isLines ? LineCount(place.Length)
            : isChapters || hasBudgets ? assignment.Chapters ?? Math.Clamp((int)Math.Round(place.Length / (double)ChapterWords), isChapters ? 1 : 3, 12)
            : 3);
        var lengths = Shared(place.Length, count, isLines ? 0.25 : 0);
        return new JsonArray([.. Enumerable.Range(0, count).Select(index => Fill(item, name, new Place(lengths[index], index, count, null), depth + 1))]);
    }

    private JsonArray FillList(SchemaShape shape, SchemaShape item, string name, Place place, int depth)
    {
        var role = FieldRoles.Of(name);
        var known = assignment.Passages.Select(passage => passage.Id).OfType<string>().ToList();
        if (role == FieldRole.Sources && item.Type == "string" && item.Choices.Count == 0 && known.Count > 0)
        {
            IReadOnlyList<string> ids = place.Around?.Text?.Sources ?? [.. known.Skip(place.Index).Take(2)];
            var least = shape.Whole("minItems") ?? 0;
            if (ids.Count < least)
                ids = [.. Enumerable.Range(0, least).Select(index => known[index % known.Count])];
            return new JsonArray([.. ids.Take(shape.Whole("maxItems") ?? int.MaxValue).Select(id => (JsonNode)id)]);
        }

        var count = Bounded(shape, role == FieldRole.Tags ? 6 : role == FieldRole.Prose ? LineCount(place.Length) : 3);
        var lengths = Shared(place.Length, count, 0);
        return new JsonArray([.. Enumerable.Range(0, count).Select(index => Fill(item, name, place with { Length = lengths[index], Index = index, Count = count, Around = null }, depth + 1))]);
    }

    private JsonNode FillNumber(SchemaShape shape, string name, Place place, bool whole)
    {
        if (shape.Choices.Count > 0)
            return shape.Choices[place.Index % shape.Choices.Count].DeepClone();
        var least = shape.Number("minimum") ?? shape.Number("exclusiveMinimum") + 1;
        var most = shape.Number("maximum") ?? shape.Number("exclusiveMaximum") - 1;
        double value = FieldRoles.Of(name) switch
        {
            FieldRole.Speaker => SpeakerNumber(place.Index, (int?)least, (int?)most),
            FieldRole.Amount => place.Length,
            FieldRole.Seconds => Math.Round(place.Length / (assignment.Unit == LengthUnit.Words ? 2.5 : 15)),
            FieldRole.Order or FieldRole.Id => place.Index + (least ?? 1),
            _ => least ?? (whole ? 1 : 0.5),
        };
        value = Math.Max(least ?? double.MinValue, Math.Min(most ?? double.MaxValue, value));
        return whole ? JsonValue.Create((long)value) : JsonValue.Create(value);
    }

    private JsonNode? FillString(SchemaShape shape, string name, Place place)
    {
        var role = FieldRoles.Of(name);
        if (shape.Choices.Count > 0)
            return shape.Choices[role is FieldRole.Speaker ? place.Index % shape.Choices.Count : 0].DeepClone();
        if (shape.IsNullable && role is FieldRole.Direction or FieldRole.Other or FieldRole.Id)
            return null;
        var most = Most(shape);
        var text = role switch
        {
            FieldRole.Speaker => assignment.Speakers.Count > 0 ? assignment.Speakers[place.Index % assignment.Speakers.Count] : assignment.IsThai ? "ผู้ดำเนินรายการ" : "Host",
            FieldRole.Title => TitleOf(place, most ?? 60),
            FieldRole.Slug => Slug().Replace(assignment.Topic.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } slug ? slug : "episode",
            FieldRole.Tags => Tag(place.Index),
            FieldRole.Sources => place.Around?.Text?.Sources is [var cited, ..] ? cited : assignment.Passages.FirstOrDefault(passage => passage.Id is not null)?.Id ?? "",
            FieldRole.Direction => assignment.IsThai ? "อบอุ่น" : "warm",
            FieldRole.Language => assignment.Language,
            FieldRole.Id => $"c{place.Index + 1}",
            FieldRole.Summary => _prose.Write(150, LengthUnit.Characters).Text,
            FieldRole.Post => _prose.Write(200, LengthUnit.Characters).Text,
            FieldRole.Notes => _prose.Write(90, LengthUnit.Words).Text,
            FieldRole.Prose => Spoken(place),
            _ => _prose.Write(assignment.IsThai ? 10 : 8, LengthUnit.Words).Text,
        };
        if (most is not null)
            text = Measure.Start(text, most.Value, LengthUnit.Characters);
        var least = Math.Min(shape.Whole("minLength") ?? 0, LongestString);
        while (text.Length < least)
            text = (text + " " + _prose.Write(least - text.Length + 20, LengthUnit.Characters).Text).Trim();
        return most is not null && text.Length > most ? text[..most.Value] : text;
    }

    private string Spoken(Place place)
    {
        var written = _prose.Write(place.Length, assignment.Unit);
        if (place.Around is not null)
            place.Around.Text = written;
        return written.Text;
    }

    private string TitleOf(Place place, int most)
    {
        var around = place.Around ?? new Around();
        return around.Title ??= place is { Index: 0, Count: 1 } && assignment.Topic.Length > 3 ? Measure.Start(assignment.Topic, most, LengthUnit.Characters) : _prose.WriteTitle(most);
    }

    private string Tag(int index)
    {
        string[] words =
        [
            .. assignment.IsThai
                ? ["พอดแคสต์", "ความรู้", "เรื่องเล่า", "สังคม", "แรงบันดาลใจ", "บทสนทนา"]
                : Measure.LatinWords(assignment.Topic + " " + string.Join(' ', assignment.Passages.Take(4).Select(passage => passage.Text)))
                    .Select(word => Slug().Replace(word.ToLowerInvariant(), "")).Where(word => word.Length > 4).Distinct().Take(12)
                    .Concat(["podcast", "ideas", "stories", "learning", "audio", "conversation"]),
        ];
        return words[index % words.Length];
    }

    private int SpeakerNumber(int index, int? least, int? most)
    {
        var first = least ?? assignment.FirstSpeaker;
        var count = assignment.Speakers.Count > 0 ? assignment.Speakers.Count : most is not null ? most.Value - first + 1 : 1;
        return first + (index % Math.Max(1, count));
    }

    private int LineCount(int length)
    {
        var usual = assignment.Unit == LengthUnit.Words ? LineWords : LineCharacters;
        if (assignment.Unit == LengthUnit.Words && assignment.LineCap is { } cap)
            usual = Math.Max(1, Math.Min(usual, (int)(cap * 0.75)));
        return Math.Max(1, (int)Math.Ceiling(length / (double)usual));
    }

    /// <summary>Whole shares that add up to the total, uneven by the given part, the same every time.</summary>
    private int[] Shared(int total, int count, double uneven)
    {
        var weights = Enumerable.Range(0, count).Select(_ => 1 + (uneven * Math.Sin(_line++ * 2.4))).ToArray();
        var (sum, reached, given) = (weights.Sum(), 0.0, 0);
        var shares = new int[count];
        for (var i = 0; i < count; i++)
        {
            reached += weights[i];
            shares[i] = (int)Math.Round(total * reached / sum) - given;
            given += shares[i];
        }

        return shares;
    }

    private static int Bounded(SchemaShape shape, int count) => Math.Min(shape.Whole("maxItems") ?? MostItems, Math.Clamp(count, Math.Clamp(shape.Whole("minItems") ?? 0, 0, MostItems), MostItems));

    private static int? Most(SchemaShape shape)
    {
        var told = MostForm().Match(shape.Description) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        return shape.Whole("maxLength") is { } most ? Math.Min(most, told ?? most) : told;
    }

    private static bool IsLine(SchemaShape item) =>
        item.Type == "object" && item.Properties.Any(property => property.Value.Type == "string" && FieldRoles.Of(property.Key) == FieldRole.Prose);

    /// <summary>Whether the length of the document belongs here: lines, or chapters with lines.</summary>
    private static bool Carries(SchemaShape shape, int depth) => depth < DeepestCarrier && shape.Type == "array" && shape.Items is { Type: "object" } item
        && (IsLine(item) || item.Properties.Any(property => Carries(property.Value, depth + 1)));

    [GeneratedRegex("(?i)^(?:is_?)?(?:ok|valid|pass|supported|complete|done|grounded|success)")]
    private static partial Regex IsPositive();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex Slug();

    [GeneratedRegex(@"(?:at most|max(?:imum)?|up to|no more than|≤|under|within)\s*(\d{2,4})\s*char", RegexOptions.IgnoreCase)]
    private static partial Regex MostForm();
}
