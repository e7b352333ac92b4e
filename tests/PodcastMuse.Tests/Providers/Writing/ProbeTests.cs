using PodcastMuse.Tests.BuiltIn.Writing;
namespace PodcastMuse.Tests.Providers.Writing;
public sealed class ProbeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Body()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.WriteAsync(Texts.Brief("en", "interview", 2, 2));
        foreach (var r in desk.Emulator.Requests.All)
        {
            output.WriteLine(r.Path + " " + r.Status);
            foreach (var m in System.Text.Json.Nodes.JsonNode.Parse(r.Body)!["messages"]!.AsArray())
                output.WriteLine($"--- {m!["role"]}\n{m["content"]}");
            output.WriteLine(System.Text.Json.Nodes.JsonNode.Parse(r.Body)!["response_format"]!.ToJsonString());
        }
    }
}
