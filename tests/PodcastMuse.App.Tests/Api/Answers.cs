using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api;

/// <summary>Reads answers of the API.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {(int)expected}: {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>The problem's type, without its folder: <c>not-found</c>.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode expected, CancellationToken cancellationToken) =>
        (await answer.JsonAsync(expected, cancellationToken)).GetProperty("type").GetString()!["/problems/".Length..];

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string address, object? body, string? ifMatch, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = body is string text ? Json(text) : JsonContent.Create(body);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request, cancellationToken);
    }

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
