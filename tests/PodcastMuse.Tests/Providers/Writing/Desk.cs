using Microsoft.Extensions.AI;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Google;
using PodcastMuse.Providers.OpenAi;
using PodcastMuse.Providers.Writing;
using PodcastMuse.Tests.BuiltIn.Writing;
using ProviderEmulator;
using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Providers.Writing;

/// <summary>The writer at work with the emulated providers.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Desk(EmulatorHost emulator) => Emulator = emulator;

    public EmulatorHost Emulator { get; }

    public static async Task<Desk> OpenAsync() =>
        new(await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic }, TestContext.Current.CancellationToken));

    public IChatClient OpenAi(string key = "sk-emulator-unlimited-0123456789", string model = "gpt-4.1-mini") =>
        new OpenAiChat(Emulator.CreateClient(), Secret.Of(key), Emulator.OpenAi, model);

    public IChatClient Google(string key = "AQ.emulator-key-0123456789", string model = "gemini-3.8-flash") =>
        new GoogleChat(Emulator.CreateClient(), Secret.Of(key), GoogleDialect.WithVersion(Emulator.Google), model);

    public LanguageWriter Writer(string provider = "openai") => provider == "google"
        ? new LanguageWriter(Google(), new WriterModel("google", "gemini-3.8-flash"), TimeProvider.System)
        : new LanguageWriter(OpenAi(), new WriterModel("openai", "gpt-4.1-mini"), TimeProvider.System);

    public Task<ScriptDraft> WriteAsync(ScriptBrief brief, string provider = "openai", IModelCalls? calls = null) => WriteAsync(Writer(provider), brief, calls);

    public static async Task<ScriptDraft> WriteAsync(LanguageWriter writer, ScriptBrief brief, IModelCalls? calls = null, IProgress<double>? progress = null) =>
        Assert.IsType<ProviderAnswer<ScriptDraft>.Finished>(await writer.WriteAsync(brief, calls ?? new UnkeptCalls(), progress, TestContext.Current.CancellationToken)).Value;

    public void Break(string provider, FaultKind kind, int times = 1) =>
        Emulator.Faults.Add(new Fault(provider, provider == "google" ? "generate.text" : "chat", kind) { Times = times });

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
