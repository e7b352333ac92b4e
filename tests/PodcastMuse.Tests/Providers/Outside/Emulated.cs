using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Calls;
using ProviderEmulator;

namespace PodcastMuse.Tests.Providers.Outside;

/// <summary>The outside providers as the product registers them, talking to an emulator of their own.</summary>
internal sealed class Emulated : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-outside-").FullName;
    private readonly ServiceProvider _services;
    private int _files;

    private Emulated(EmulatorHost host, TimeProvider clock)
    {
        Host = host;
        _services = new ServiceCollection()
            .AddSingleton(clock)
            .AddOutsideProviders(new ProviderOptions(host.OpenAi, host.Kie, host.ElevenLabs, host.Google))
            .BuildServiceProvider();
    }

    public EmulatorHost Host { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Emulated> StartAsync(EmulatorOptions? options = null, TimeProvider? clock = null) =>
        new(await EmulatorHost.StartAsync(options ?? new EmulatorOptions { Media = MediaMode.Synthetic }, Stop), clock ?? TimeProvider.System);

    /// <summary>A key of the provider's form; <paramref name="word"/> says how its account behaves.</summary>
    public static Secret Key(string provider, string word = "good") => Secret.Of(provider switch
    {
        "openai" => $"sk-{word}-0123456789abcdefghij",
        "google" => $"AQ.{word}-0123456789abcdefghij",
        "elevenlabs" => $"{word}0123456789abcdefghijklmnopqrstuv",
        _ => $"{word}-0123456789abcdef",
    });

    public IProviderStudio Studio(string provider) => _services.GetServices<IProviderStudio>().Single(s => s.Provider == provider);

    public IKeyCheck Check(string provider) => _services.GetServices<IKeyCheck>().Single(c => c.Provider == provider);

    public IPrices Prices => _services.GetRequiredService<IPrices>();

    public string NextPath() => Path.Combine(_folder, $"file-{Interlocked.Increment(ref _files)}");

    public ISpeechModel Speech(string provider, string? model = null, string word = "good") =>
        Studio(provider).Speech(new ProviderAccess(Key(provider, word), null, model))!;

    /// <summary>Speaks to the end, however often the provider is to be looked at.</summary>
    public async Task<(MadeFile File, Usage Usage)> SpeakAsync(ISpeechModel speech, string text, string language = "en") =>
        await FinishAsync(slip => speech.SpeakAsync(new SpeechRequest(text, speech.VoicesFor(language)[0], language, "Before it.", "After it."), slip, Stop));

    /// <param name="call">The call.</param>
    /// <param name="ago">How long ago it was begun, as far as the adapter can tell: what it would wait for is over.</param>
    public async Task<(MadeFile File, Usage Usage)> FinishAsync(Func<CallSlip, Task<ProviderAnswer<MadeFile>>> call, TimeSpan ago = default)
    {
        var slip = new CallSlip(NextPath(), BegunAt: TimeProvider.System.GetUtcNow() - ago);
        while (true)
        {
            switch (await call(slip))
            {
                case ProviderAnswer<MadeFile>.Finished(var file, var usage):
                    return (file, usage);
                case ProviderAnswer<MadeFile>.Waiting(var task, _):
                    slip = slip with { TaskId = task };
                    await Task.Delay(20, Stop);
                    break;
            }
        }
    }

    public static async Task<double> SecondsOfAsync(MadeFile file)
    {
        var facts = await SpeechProbe.MeasureAsync(file.Path, Stop);
        Assert.True(facts.IsComplete);
        return facts.SpeechSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
