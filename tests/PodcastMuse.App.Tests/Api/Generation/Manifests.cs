using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>Reads the manifest of a finished episode.</summary>
internal static class Manifests
{
    /// <summary>Who made what, a line each: capability, provider, model.</summary>
    public static async Task<List<string>> MakersAsync(TestUser user, Guid project, CancellationToken cancellationToken)
    {
        var assets = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", cancellationToken);
        var address = assets.EnumerateArray().Single(a => a.Text("path") == "manifest.json").Text("url");
        var manifest = await user.Client.GetFromJsonAsync<JsonElement>(address, cancellationToken);
        return [.. manifest.GetProperty("episode").GetProperty("providers").EnumerateArray()
            .Select(p => $"{p.Text("capability")} {p.Text("provider")} {p.Text("model")}").Order(StringComparer.Ordinal)];
    }
}
