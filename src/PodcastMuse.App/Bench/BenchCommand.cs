using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Bench.Api;
using PodcastMuse.App.Bench.Pipeline;
using PodcastMuse.App.Serve;

namespace PodcastMuse.App.Bench;

/// <summary><c>muse bench</c>: what the studio costs on this machine, as ratios that travel. Kept apart from the tests.</summary>
internal static class BenchCommand
{
    private static readonly Option<int> Minutes = new("--minutes") { Description = "Length of the episode", DefaultValueFactory = _ => 60 };
    private static readonly Option<string> Work = new("--work")
    {
        Description = "Folder for speech and masters, kept for the next run",
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "muse-bench"),
    };

    private static readonly Option<string> Source = new("--source") { Description = "A document to make the episode from", Required = true };

    public static Command Create()
    {
        var master = new Command("master", "Mastering against bare encoding, in one run") { Minutes, Work };
        master.SetAction((parsed, token) => RunAsync(MasterBench.RunAsync(
            parsed.InvocationConfiguration.Output, Folder(parsed), parsed.GetValue(Minutes), TimeProvider.System, token)));
        var memory = new Command("memory", "Peak memory of mastering; a process of its own for each length") { Minutes, Work };
        memory.SetAction((parsed, token) => RunAsync(MasterBench.RunMemoryAsync(
            parsed.InvocationConfiguration.Output, Folder(parsed), parsed.GetValue(Minutes), token)));
        var make = new Command("make", "A whole episode with video, and one edited line of it, against real time") { Minutes, Work, Source };
        make.SetAction((parsed, token) => RunAsync(MakeBench.RunAsync(
            parsed.InvocationConfiguration.Output, Folder(parsed), Path.GetFullPath(parsed.GetValue(Source)!), parsed.GetValue(Minutes), TimeProvider.System, token)));
        return new Command("bench", "Measure this machine: master, memory, make, api, pipeline") { master, memory, make, Api(), Pipeline(), Node() };
    }

    private static Command Api()
    {
        var beside = new Option<Uri?>("--beside")
        {
            Description = "Address of another service of the same API, measured in turn with this one",
            CustomParser = given => Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address) ? address : null,
        };
        var clients = new Option<string>("--beside-clients") { Description = "Its clients: a line each of token, e-mail and a project's id, tabs between" };
        var stores = new Option<string>("--stores") { Description = "Ids of our database's and Redis' first processes, commas between; for the memory of the whole", DefaultValueFactory = _ => "" };
        var others = new Option<string>("--beside-processes") { Description = "Ids of the other's first processes, commas between", DefaultValueFactory = _ => "" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3 };
        var seconds = new Option<int>("--seconds") { Description = "Of each round of requests; 0 for productions alone", DefaultValueFactory = _ => 10 };
        var warm = new Option<int>("--warm") { Description = "Seconds before the first round of each request", DefaultValueFactory = _ => 15 };
        var productions = new Option<int>("--productions") { Description = "At once", DefaultValueFactory = _ => 500 };
        var api = new Command("api", "The service on an empty PostgreSQL and Redis: requests, productions, memory") { beside, clients, others, stores, rounds, seconds, warm, productions, Work };
        api.SetAction((parsed, token) => ServeCommand.RunAsync(_ => { }, (settings, stop) => new ApiBench(
            settings,
            new Effort(parsed.GetValue(rounds), parsed.GetValue(seconds), parsed.GetValue(warm), Math.Min(parsed.GetValue(productions), BenchData.Accounts), parsed.GetValue(stores)!),
            parsed.GetValue(beside) is { } rival ? new Rival(rival, Path.GetFullPath(parsed.GetValue(clients)!), parsed.GetValue(others)!) : null,
            Folder(parsed),
            parsed.InvocationConfiguration.Output).RunAsync(stop), token));
        return api;
    }

    private static Command Pipeline()
    {
        var atOnce = new Option<int[]>("--at-once") { Description = "Productions at once, a round for each number", DefaultValueFactory = _ => [1, 100], AllowMultipleArgumentsPerToken = true };
        var minutes = new Option<int>("--minutes") { Description = "Length of each episode; twenty-one are some sixty lines", DefaultValueFactory = _ => 21 };
        var pipeline = new Command("pipeline", "Whole productions through the outside AIs as they are played, without media work, against their critical path") { atOnce, minutes };
        pipeline.SetAction((parsed, token) => ServeCommand.RunAsync(
            _ => { },
            (settings, stop) => new PipelineBench(settings, parsed.GetValue(atOnce)!, parsed.GetValue(minutes), parsed.InvocationConfiguration.Output).RunAsync(stop),
            token));
        return pipeline;
    }

    /// <summary>The service that <c>bench api</c> starts for itself.</summary>
    private static Command Node()
    {
        var wait = new Option<int>("--wait") { Description = "Milliseconds that each step waits, as on a provider" };
        var noCopies = new Option<bool>("--no-copies") { Description = "Reads every answer from the database" };
        var node = new Command("node", "A service whose steps do no work") { wait, noCopies };
        node.Hidden = true;
        node.SetAction((parsed, token) => ServeCommand.RunAsync(
            _ => { },
            (settings, stop) => ServeCommand.ServeAsync(settings, services => Without(services, TimeSpan.FromMilliseconds(parsed.GetValue(wait)), parsed.GetValue(noCopies)), stop),
            token));
        return node;
    }

    private static void Without(IServiceCollection services, TimeSpan wait, bool noCopies)
    {
        NoWork.Replace(services, wait);
        if (noCopies)
            NoWork.WithoutCopies(services);
    }

    private static string Folder(ParseResult parsed) => Directory.CreateDirectory(Path.GetFullPath(parsed.GetValue(Work)!)).FullName;

    private static async Task<int> RunAsync(Task bench)
    {
        await bench;
        return ExitCodes.Done;
    }
}
