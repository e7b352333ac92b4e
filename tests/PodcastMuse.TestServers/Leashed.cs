using System.Diagnostics;
using System.Net.Sockets;

namespace PodcastMuse.TestServers;

/// <summary>
/// A server process on a leash: it ends when it is disposed of, and also when the tests die, because its shell waits for the end of
/// a pipe that only the tests hold.
/// </summary>
public sealed class Leashed : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _shell;
    private int _isEnded;

    private Leashed(Process shell) => _shell = shell;

    /// <param name="command">A shell command that stays in the foreground. <c>exec</c> it, so that signals reach it.</param>
    /// <param name="stopSignal">What ends it at once without loss to others; PostgreSQL: INT (fast shutdown).</param>
    public static Leashed Start(string command, string stopSignal)
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"({command}) </dev/null >/dev/null 2>&1 & pid=$!; cat >/dev/null; kill -{stopSignal} $pid; wait $pid");
        return new Leashed(Process.Start(start)!);
    }

    public static async Task WaitForAsync(int port, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(30, patience.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) == 1)
            return;
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
