using System.Text;
using System.Text.Json.Nodes;

namespace PodcastMuse.App.Tests.Api.BadInput;

/// <summary>What has to come of an attack.</summary>
internal enum Outcome
{
    /// <summary>A documented refusal; nothing is written.</summary>
    Refused,

    /// <summary>Refused with the field's name among the errors.</summary>
    RefusedByField,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>404: it is not there for this user.</summary>
    NotFound,

    /// <summary>Odd, but not forbidden: any documented answer.</summary>
    Any,
}

/// <summary>One request that should not do harm.</summary>
internal sealed record Attack(Operation Operation, string What, Outcome Outcome)
{
    public required string Address { get; init; }
    public Func<HttpContent?> Content { get; init; } = () => null;
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
    public string? Token { get; init; }

    /// <summary>The field that a refusal must name.</summary>
    public string? Field { get; init; }

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(Operation.Method, Address) { Content = Content() };
        if (Token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public static Func<HttpContent> Json(JsonNode? body) => Json(body?.ToJsonString() ?? "null");

    public static Func<HttpContent> Json(string text) => Raw(Encoding.UTF8.GetBytes(text), Operation.Json);

    public static Func<HttpContent> Raw(byte[] bytes, string? type) => () =>
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    };

    public override string ToString() => $"{Operation.Name}: {What}";
}
