using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.App.Tests.Api.Projects;

/// <summary>Files that keep a reader busy for hours: whoever sends them gets a refusal, and the machine its cores back.</summary>
public sealed class HostileSourceTests(Servers servers) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-hostile-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A parser's time grows with the square of it: hours.</summary>
    private static byte[] Endless => Encoding.ASCII.GetBytes("<html><body><p>" + new string('<', 2_000_000));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, EachServer]
    public async Task A_file_that_a_reader_loses_itself_in_is_refused_and_nothing_goes_on_with_it(ServerKind kind)
    {
        await using var server = await StartAsync(kind, TimeSpan.FromSeconds(2));
        var (user, sources) = await NewProjectAsync(server);
        var problem = await (await user.Client.PostAsync(sources, Form(Endless, "endless.html"), Stop)).JsonAsync(HttpStatusCode.UnprocessableEntity, Stop);
        Assert.Equal(("/problems/source-unreadable", "source_slow"), (problem.Text("type"), problem.GetProperty("said").Text("code")));
        await GoneAsync();
        Assert.Equal(0, (await (await user.Client.GetAsync(sources, Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("total").GetInt32());
        Assert.Single(Started());
    }

    [Theory, EachServer]
    public async Task Nobody_goes_on_reading_for_somebody_who_has_left(ServerKind kind)
    {
        await using var server = await StartAsync(kind, TimeSpan.FromHours(1));
        var (user, sources) = await NewProjectAsync(server);
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var upload = user.Client.PostAsync(sources, Form(Endless, "endless.html"), left.Token);
        while (Started().Count == 0)
            await Task.Delay(20, Stop);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        await GoneAsync();
    }

    [Theory, EachServer]
    public async Task Large_files_are_read_elsewhere_as_they_are_here_and_whoever_reads_them_knows_no_secret(ServerKind kind)
    {
        Environment.SetEnvironmentVariable("MUSE_TEST_SECRET", "hidden");
        await using var server = await StartAsync(kind, TimeSpan.FromMinutes(1));
        var (user, sources) = await NewProjectAsync(server);
        var text = string.Join("\n\n", Enumerable.Range(1, 400).Select(i => $"Bee number {i} dances to tell the others the way."));
        foreach (var answer in new[] { await user.Client.PostAsync(sources, Form(Encoding.UTF8.GetBytes(text), "bees.md"), Stop), await user.Client.PostAsJsonAsync(sources, new { text = $"{text}\n\n**", title = "Bees" }, Stop) })
            Assert.Equal(text.Replace("\n", "", StringComparison.Ordinal).Length, (await answer.JsonAsync(HttpStatusCode.Created, Stop)).GetProperty("characters").GetInt32());
        Assert.Equal(2, Started().Count);
        var environment = await File.ReadAllTextAsync(Path.Combine(_folder, "environment"), Stop);
        Assert.Contains("DOTNET_GCHeapHardLimit", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("MUSE_TEST_SECRET", environment, StringComparison.Ordinal);
    }

    [Theory, EachServer]
    public async Task Prose_that_is_pasted_takes_no_process(ServerKind kind)
    {
        await using var server = await StartAsync(kind, TimeSpan.FromMinutes(1));
        var (user, sources) = await NewProjectAsync(server);
        var text = string.Join("\n\n", Enumerable.Range(1, 400).Select(i => $"Bee number {i} dances to tell the others the way."));
        var read = await (await user.Client.PostAsJsonAsync(sources, new { text, title = "Bees" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop);
        Assert.Equal(text.Replace("\n", "", StringComparison.Ordinal).Length, read.GetProperty("characters").GetInt32());
        Assert.Empty(Started());
    }

    /// <summary>A server whose readers leave their process ids and their environment.</summary>
    private async Task<TestServer> StartAsync(ServerKind kind, TimeSpan limit)
    {
        var program = Path.Combine(_folder, "reader");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\necho $$ >>{_folder}/started\nenv >{_folder}/environment\nexec {Path.Combine(AppContext.BaseDirectory, "muse")} \"$@\"\n", Stop);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return await TestServer.StartAsync(
            await servers.NewSettingsAsync(kind, Stop), services => services.AddSingleton(new IsolationOptions(program, ["read-source"], limit)), Stop);
    }

    private static async Task<(TestUser User, string Sources)> NewProjectAsync(TestServer server)
    {
        var user = await server.NewUserAsync(Stop);
        var project = await (await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Bees" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop);
        return (user, $"/api/v1/projects/{project.Text("id")}/sources");
    }

    private List<int> Started()
    {
        var file = Path.Combine(_folder, "started");
        return File.Exists(file) ? [.. File.ReadAllLines(file).Where(line => line.Length > 0).Select(line => int.Parse(line, CultureInfo.InvariantCulture))] : [];
    }

    private async Task GoneAsync()
    {
        while (Started().Any(IsAlive))
            await Task.Delay(20, Stop);
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static MultipartFormDataContent Form(byte[] bytes, string name)
    {
        var file = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return new MultipartFormDataContent { { file, "file", name } };
    }
}
