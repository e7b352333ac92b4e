using System.CommandLine;
using System.Text;
using PodcastMuse.App.Bench;
using PodcastMuse.App.Doctor;
using PodcastMuse.App.Make;
using PodcastMuse.App.Operate;
using PodcastMuse.App.Serve;
using PodcastMuse.Kernel;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("Podcast Muse: from an idea or documents to a finished podcast episode")
{
    MakeCommand.Create(),
    DoctorCommand.Create(),
    BenchCommand.Create(),
    LedgerCommand.Create(),
    VaultCommand.Create(),
    ReadSourceCommand.Create(),
};

foreach (var command in ServeCommand.Create())
    root.Add(command);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
{
    var line = $"{parsed.Errors[0].Message} See 'muse {parsed.CommandResult.Command.Name} --help'.";
    var isJson = parsed.CommandResult.Command.Name == "make" && args.Contains("--json");
    return new MakeReport(isJson, Console.Out, Console.Error).Refused(Problems.InvalidInput(line));
}

return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
