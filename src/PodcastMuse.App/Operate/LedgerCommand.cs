using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Serve;
using PodcastMuse.App.Settings;
using PodcastMuse.Credits;

namespace PodcastMuse.App.Operate;

/// <summary><c>muse ledger verify</c>: proves that every account adds up. Exit 0 when all do, 1 with every discrepancy in a line.</summary>
internal static class LedgerCommand
{
    public static Command Create()
    {
        var user = new Option<Guid?>("--user") { Description = "Only the account with this id" };
        var verify = new Command("verify", "Prove that every balance is the sum of its rows, and that rows chain") { user };
        verify.SetAction((parsed, token) =>
            ServeCommand.RunAsync(_ => { }, (settings, stop) => VerifyAsync(settings, parsed.GetValue(user), parsed.InvocationConfiguration.Output, stop), token));
        return new Command("ledger", "The ledger of credits") { verify };
    }

    private static async Task<int> VerifyAsync(MuseSettings settings, Guid? userId, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Composition.BuildServer(settings);
        await ServeCommand.PrepareAsync(app, cancellationToken);
        return await VerifyAsync(app.Services.GetRequiredService<LedgerAudit>(), userId, output, cancellationToken);
    }

    internal static async Task<int> VerifyAsync(LedgerAudit audit, Guid? userId, TextWriter output, CancellationToken cancellationToken)
    {
        var findings = await audit.RunAsync(userId, cancellationToken);
        if (userId is not null && findings.Users == 0)
        {
            await output.WriteLineAsync($"There is no account {userId}.");
            return ExitCodes.BadInput;
        }

        foreach (var line in findings.Discrepancies)
            await output.WriteLineAsync(line);
        var read = $"{findings.Users} accounts, {findings.Rows} rows";
        await output.WriteLineAsync(findings.Discrepancies.Count == 0 ? $"The ledger adds up: {read}." : $"{findings.Discrepancies.Count} discrepancies in {read}.");
        return findings.Discrepancies.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
