using System.Text;
using System.Text.Json.Nodes;

namespace PodcastMuse.App.Tests.Api.BadInput;

/// <summary>Everything bad that can be made out of an operation's description.</summary>
internal static class Attacks
{
    private const int TooManyBytes = 26 * 1024 * 1024;

    private static readonly string[] Texts =
    [
        "'; DROP TABLE users; --", "\" OR 1=1 --", "<script>alert(1)</script>", "{{7*7}} ${7*7} %s%n", "../../../../etc/passwd", "a\r\nSet-Cookie: x=1",
        "\u202Etxt.exe", "👩‍👩‍👧‍👦\uFFFE", new('t', 10_000),
    ];

    public static IEnumerable<Attack> Of(Operation operation, Household mine, Household theirs, IReadOnlyDictionary<string, string> badTokens)
    {
        var address = mine.AddressOf(operation);
        var all = Bodies(operation, address).Concat(Types(operation, address)).Concat(Characters(operation, address)).Concat(Hostile(operation, address))
            .Concat(Media(operation, address)).Concat(Queries(operation, address)).Concat(Versions(operation, address)).Concat(Forms(operation, address))
            .Concat(Ids(operation, mine, theirs)).Concat(Huge(operation, address));
        return all.Select(attack => attack with { Token = operation.NeedsToken ? mine.Token : null }).Concat(Tokens(operation, address, badTokens));
    }

    /// <summary>Bodies that are none, or not the one.</summary>
    private static IEnumerable<Attack> Bodies(Operation operation, string address)
    {
        if (!operation.TakesJson || IsFree(operation))
            return [];
        var unknown = operation.Body is JsonObject body ? (JsonObject)body.DeepClone() : [];
        unknown["no_such_field"] = 1;
        (string What, string Text)[] bodies =
        [
            ("cut JSON", "{\"a\":"), ("a list", "[]"), ("a text", "\"text\""), ("a number", "42"), ("null", "null"), ("nothing", ""), ("XML", "<a/>"),
            ("two values", "{}{}"), ("a trailing comma", "{\"a\":1,}"), ("a comment", "/* a */{}"), ("NaN", "{\"a\":NaN}"), ("a deep nest", new string('[', 500)), ("a control character", "{\"a\":\"\u0001\"}"),
        ];
        return bodies.Where(b => !(operation.Name.StartsWith("DELETE", StringComparison.Ordinal) && b.Text is "" or "null"))
            .Select(b => new Attack(operation, b.What, Outcome.Refused) { Address = address, Content = Attack.Json(b.Text) })
            .Append(new Attack(operation, "an unknown field", Outcome.RefusedByField) { Address = address, Content = Attack.Json(unknown), Field = "no_such_field" });
    }

    /// <summary>Every field with every type that it does not have.</summary>
    private static IEnumerable<Attack> Types(Operation operation, string address)
    {
        if (!operation.TakesJson || IsFree(operation))
            yield break;
        (string Type, JsonNode Value)[] values =
            [("object", new JsonObject { ["x"] = 1 }), ("array", new JsonArray(1)), ("string", "text"), ("integer", 7), ("boolean", true)];
        foreach (var field in operation.Fields.Where(f => f.Types.Count > 0))
        {
            foreach (var (type, value) in values.Where(v => !field.Types.Contains(v.Type) && !(v.Type == "integer" && field.Types.Contains("number"))))
                yield return Of(field, $"is of type {type}", value.DeepClone(), Outcome.RefusedByField);
            if (field.Types.Contains("integer"))
            {
                foreach (var number in new[] { "99999999999999999999", "1e400", "-1", "1.5" })
                    yield return Of(field, $"is {number}", JsonNode.Parse(number), Outcome.Refused);
            }
        }

        Attack Of(Field field, string what, JsonNode? value, Outcome outcome) =>
            new(operation, $"{field.Name} {what}", outcome) { Address = address, Content = Attack.Json(field.In(operation.Body, value)), Field = field.Name };
    }

    /// <summary>Texts that are no texts: NUL (which PostgreSQL's text cannot hold), half a surrogate pair, bytes that are not UTF-8.</summary>
    private static IEnumerable<Attack> Characters(Operation operation, string address)
    {
        if (!operation.TakesJson || IsFree(operation))
            yield break;
        foreach (var field in operation.Fields.Where(f => f.Types.Contains("string")))
        {
            var marked = field.In(operation.Body, "MARK").ToJsonString();
            foreach (var (what, escape) in new[] { ("NUL", "a\\u0000b"), ("half a pair", "a\\ud800b"), ("the other half", "\\udc00") })
                yield return Of(field, what, Encoding.UTF8.GetBytes(marked.Replace("MARK", escape, StringComparison.Ordinal)));
            foreach (var bytes in new byte[][] { [0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80] })
                yield return Of(field, $"bytes {Convert.ToHexString(bytes)}", Splice(marked, bytes));
        }

        Attack Of(Field field, string what, byte[] body) =>
            new(operation, $"{field.Name} has {what}", Outcome.RefusedByField) { Address = address, Content = Attack.Raw(body, Operation.Json), Field = field.Name };
    }

    private static IEnumerable<Attack> Hostile(Operation operation, string address) =>
        !operation.TakesJson || IsFree(operation)
            ? []
            : operation.Fields.Where(f => f.Types.Contains("string")).SelectMany(field => Texts.Select((text, i) =>
                new Attack(operation, $"{field.Name} has text {i}", Outcome.Any) { Address = address, Content = Attack.Json(field.In(operation.Body, text)) }));

    private static IEnumerable<Attack> Media(Operation operation, string address)
    {
        if (operation.ContentTypes.Count == 0 || IsFree(operation))
            return [];
        var body = operation.TakesJson ? Encoding.UTF8.GetBytes(operation.Body.ToJsonString()) : "x=y"u8.ToArray();
        return new[] { "text/plain", "application/xml", "application/octet-stream", "nonsense", "multipart/form-data", "application/x-www-form-urlencoded; charset=nonsense", "application/json; charset=nonsense", null }
            .Where(type => type is null || !operation.ContentTypes.Contains(type.Split(';')[0]) || type.Contains("charset", StringComparison.Ordinal) || type.StartsWith("multipart", StringComparison.Ordinal))
            .Select(type => new Attack(operation, $"content type {type ?? "left out"}", type?.StartsWith("application/json", StringComparison.Ordinal) == true || type?.Contains("urlencoded", StringComparison.Ordinal) == true && !operation.TakesJson ? Outcome.Any : Outcome.Refused)
            {
                Address = address,
                Content = Attack.Raw(body, type),
            });
    }

    private static IEnumerable<Attack> Queries(Operation operation, string address)
    {
        foreach (var (name, types) in operation.Queries)
        {
            foreach (var value in new[] { "%00", "a%00b" })
                yield return new Attack(operation, $"{name}={value}", Outcome.Refused) { Address = $"{address}?{name}={value}" };
            var isText = types.Contains("string");
            foreach (var value in new[] { "-1", "0", "99999999999999999999", "2147483647", "1.5", "x", "%27%3B%20DROP%20TABLE%20users%3B--", "%FF%FE", "%ED%A0%80", new string('q', 10_000), "1&" + name + "=2" })
                yield return new Attack(operation, $"{name}={(value.Length > 50 ? "long" : value)}", isText || value.Length < 12 && value is not "-1" ? Outcome.Any : Outcome.Refused) { Address = $"{address}?{name}={value}" };
        }
    }

    private static IEnumerable<Attack> Versions(Operation operation, string address)
    {
        if (!operation.Statuses.Contains(412))
            return [];
        return new[] { "garbage", "\"", "\"unclosed", "W/\"1\"", "\"deadbeef\"", "\"" + new string('e', 5_000) + "\"", "'; DROP TABLE users; --" }.Select(tag =>
            new Attack(operation, $"If-Match {(tag.Length > 50 ? "long" : tag)}", Outcome.Refused) { Address = address, Content = () => operation.TakesJson ? Attack.Json(operation.Body)() : null, Headers = [("If-Match", tag)] });
    }

    private static IEnumerable<Attack> Ids(Operation operation, Household mine, Household theirs)
    {
        var content = () => operation.TakesJson ? Attack.Json(operation.Body)() : null;
        if (operation.NeedsToken && operation.Places.Any(place => mine.AddressOf(operation) != theirs.AddressOf(operation)))
        {
            yield return new Attack(operation, "somebody else's", Outcome.NotFound) { Address = theirs.AddressOf(operation), Content = content };
            foreach (var place in operation.Places.Where(p => p != "version"))
                yield return new Attack(operation, $"{place} of nobody", Outcome.NotFound) { Address = mine.AddressOf(operation, p => p == place ? Guid.CreateVersion7().ToString() : null), Content = content };
        }

        foreach (var place in operation.Places)
        {
            foreach (var odd in new[] { "0", "-1", "null", "%27%3B--", "..%2F..%2Fetc%2Fpasswd", "%C0%80", new string('x', 3_000) })
                yield return new Attack(operation, $"{place} is {(odd.Length > 50 ? "long" : odd)}", Outcome.Refused) { Address = mine.AddressOf(operation, p => p == place ? odd : null), Content = content };
        }
    }

    private static IEnumerable<Attack> Huge(Operation operation, string address) => operation.ContentTypes.Where(_ => !IsFree(operation)).Select(type => new Attack(operation, $"26 MB of {type}", Outcome.Refused)
    {
        Address = address,
        Content = Attack.Raw(new byte[TooManyBytes], type == "multipart/form-data" ? type + "; boundary=b" : type),
        Headers = [("Expect", "100-continue")],
    });

    private static IEnumerable<Attack> Forms(Operation operation, string address)
    {
        if (operation.ContentTypes.Contains("application/x-www-form-urlencoded"))
        {
            foreach (var form in new[] { "", "=", "grant_type=password&username=a%00b&password=c", "grant_type=password&username=%FF&password=c", "grant_type=%00", string.Concat(Enumerable.Range(0, 2_000).Select(i => $"k{i}=v&")), "grant_type=password&username=" + new string('u', 10_000) })
                yield return new Attack(operation, $"form {(form.Length > 60 ? form[..60] : form)}", Outcome.Refused) { Address = address, Content = Attack.Raw(Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded") };
        }

        if (!operation.ContentTypes.Contains("multipart/form-data") || operation.ContentTypes.Contains("application/x-www-form-urlencoded"))
            yield break;
        foreach (var (what, text) in new[]
        {
            ("nothing", ""), ("no part", "--b--\r\n"), ("a cut part", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nwords"), ("no file", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nwords\r\n--b--\r\n"),
            ("an empty file", Part("a.txt", "")), ("a program", Part("a.exe", "MZ\u0090\0")), ("a broken PDF", Part("a.pdf", "%PDF-1.7 and no more")),
            ("two files", Part("a.txt", "Bees dance.", "") + Part("b.txt", "Bees read the sun.")),
            ("endless headers", "--b\r\n" + new string('h', 100_000)),
        })
        {
            yield return new Attack(operation, $"form with {what}", Outcome.Refused) { Address = address, Content = Attack.Raw(Encoding.Latin1.GetBytes(text), "multipart/form-data; boundary=b") };
        }

        foreach (var name in new[] { "../../a.txt", new string('n', 10_000) + ".txt", "<b>.txt", "a\tb.txt", "a\0b.txt" })
            yield return new Attack(operation, $"form with the name {name[..5]}", Outcome.Any) { Address = address, Content = Attack.Raw(Encoding.UTF8.GetBytes(Part(name, "Bees dance to tell the way.")), "multipart/form-data; boundary=b") };
    }

    private static IEnumerable<Attack> Tokens(Operation operation, string address, IReadOnlyDictionary<string, string> badTokens)
    {
        if (!operation.NeedsToken)
            yield break;
        var content = () => operation.TakesJson ? Attack.Json(operation.Body)() : operation.ContentTypes.Count > 0 ? Attack.Raw([], operation.ContentTypes[0])() : null;
        yield return new Attack(operation, "no token", Outcome.Unauthorized) { Address = address, Content = content };
        foreach (var (what, token) in badTokens)
            yield return new Attack(operation, what, Outcome.Unauthorized) { Address = address, Content = content, Token = token };
    }

    /// <summary>Whether the body is somebody else's: it is taken as it comes, and its signature decides.</summary>
    private static bool IsFree(Operation operation) => operation.Path.Contains("/callbacks/", StringComparison.Ordinal) || operation.Path.Contains("/webhooks/", StringComparison.Ordinal);

    private static string Part(string name, string content, string end = "--b--\r\n") => $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n{end}";

    private static byte[] Splice(string text, byte[] bytes)
    {
        var at = text.IndexOf("MARK", StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(text[..at]), .. bytes, .. Encoding.UTF8.GetBytes(text[(at + 4)..])];
    }
}
