using System.CommandLine;
using System.Diagnostics;
using ProviderEmulator;

var port = new Option<int>("--port") { Description = "Port to listen on; 0 takes a free one.", DefaultValueFactory = _ => 8089 };
var listen = new Option<string>("--listen") { Description = "Address to listen on.", DefaultValueFactory = _ => "127.0.0.1" };
var latency = new Option<Latencies>("--latency")
{
    Description = "How slow the work is: 0 at once, 1 as the real providers (script 8 s, line 1.5 s, picture 6 s, clip 20 s), or script=8s,speech=1.5s,image=6s,video=20s.",
    DefaultValueFactory = _ => Latencies.Usual,
    CustomParser = result =>
    {
        if (Latencies.Parse(result.Tokens[0].Value) is { } latencies)
            return latencies;
        result.AddError($"--latency is a factor such as 0.5 or times such as script=8s,speech=1.5s,image=6s,video=20s, not '{result.Tokens[0].Value}'.");
        return null;
    },
};
var synthetic = new Option<bool>("--synthetic") { Description = "Speech-like sound instead of spoken words; starts no process." };
var files = new Option<string?>("--files-url") { Description = "Base address of result links as clients reach them." };
var webhookKey = new Option<string?>("--kie-webhook-key") { Description = "Signs KIE's callbacks with this key." };
var legacy = new Option<bool>("--legacy-errors") { Description = "Error bodies of 2025 where providers changed them." };
var during = new Option<int?>("--during") { Description = "Ends when the process of this id ends." };

var root = new RootCommand("Speaks as OpenAI, KIE, ElevenLabs and Google do, with real media and without a bill.")
{
    port, listen, latency, synthetic, files, webhookKey, legacy, during,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    var options = new EmulatorOptions
    {
        Port = arguments.GetValue(port),
        Listen = arguments.GetValue(listen)!,
        Latency = arguments.GetValue(latency)!,
        Media = arguments.GetValue(synthetic) ? MediaMode.Synthetic : MediaMode.Spoken,
        // Ids must not come again after a restart: clients remember them.
        Seed = Environment.ProcessId ^ (int)TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
        FilesAddress = arguments.GetValue(files) is { } address ? new Uri(address) : null,
        KieWebhookKey = arguments.GetValue(webhookKey),
        LegacyErrors = arguments.GetValue(legacy),
    };
    await using var host = await EmulatorHost.StartAsync(options, cancellationToken);
    Console.WriteLine($"""
        Emulating OpenAI, KIE, ElevenLabs and Google. Any well-formed key works; nothing costs anything.
        OPENAI_BASE_URL={host.OpenAi}
        KIE_API_BASE_URL={host.Kie}
        ELEVENLABS_BASE_URL={host.ElevenLabs}
        GOOGLE_BASE_URL={host.Google}
        What was asked and paid: {host.Address}_emulator/ledger
        """);
    using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    await Task.WhenAny(host.RunAsync(ending.Token), EndOf(arguments.GetValue(during), ending.Token));
    await ending.CancelAsync();
});
return await root.Parse(args).InvokeAsync();

static async Task EndOf(int? processId, CancellationToken cancellationToken)
{
    if (processId is not { } id)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return;
    }

    try
    {
        using var process = Process.GetProcessById(id);
        await process.WaitForExitAsync(cancellationToken);
    }
    catch (ArgumentException)
    {
        // It has ended already.
    }
}
