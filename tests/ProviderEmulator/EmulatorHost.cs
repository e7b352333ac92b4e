using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProviderEmulator.Control;
using ProviderEmulator.ElevenLabs;
using ProviderEmulator.Faults;
using ProviderEmulator.Google;
using ProviderEmulator.Kie;
using ProviderEmulator.Ledger;
using ProviderEmulator.Media;
using ProviderEmulator.OpenAi;
using ProviderEmulator.Requests;

namespace ProviderEmulator;

/// <summary>
/// A running emulator: one server for the four providers, at base addresses that take the place of theirs. It listens from
/// <see cref="StartAsync"/> to <see cref="DisposeAsync"/> and shares nothing with another emulator but the folder of finished media.
/// </summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private const long LargestBody = 120_000_000;

    private readonly WebApplication _app;

    private EmulatorHost(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>For <c>OPENAI_BASE_URL</c>.</summary>
    public Uri OpenAi => new(Address, "openai/v1");

    /// <summary>For <c>KIE_API_BASE_URL</c>; uploads are below it too.</summary>
    public Uri Kie => new(Address, "kie");

    /// <summary>For <c>ELEVENLABS_BASE_URL</c>.</summary>
    public Uri ElevenLabs => new(Address, "elevenlabs");

    /// <summary>For <c>GOOGLE_BASE_URL</c>; clients add the version, <c>/v1beta</c>.</summary>
    public Uri Google => new(Address, "google");

    /// <summary>Where result links point: another host name than the APIs'.</summary>
    public Uri Files => _app.Services.GetRequiredService<FileShelf>().Address;

    public CallLedger Ledger => _app.Services.GetRequiredService<CallLedger>();

    public FaultPlan Faults => _app.Services.GetRequiredService<FaultPlan>();

    public RequestLog Requests => _app.Services.GetRequiredService<RequestLog>();

    public IReadOnlyList<CallbackDelivery> Callbacks => _app.Services.GetRequiredService<KieCallbacks>().Sent;

    public static async Task<EmulatorHost> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(EmulatorHost).Assembly.GetName().Name });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Parse(options.Listen), options.Port);
        });
        Register(builder.Services, options);
        var app = builder.Build();
        var services = app.Services;
        services.GetRequiredService<OpenAiEndpoints>().Map(app);
        services.GetRequiredService<KieEndpoints>().Map(app);
        services.GetRequiredService<ElevenLabsEndpoints>().Map(app);
        services.GetRequiredService<GoogleEndpoints>().Map(app);
        services.GetRequiredService<FileEndpoints>().Map(app);
        services.GetRequiredService<ControlEndpoints>().Map(app);
        await app.StartAsync(cancellationToken);

        var listening = new Uri(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var address = new UriBuilder(listening) { Host = IPAddress.Parse(options.Listen).Equals(IPAddress.Any) ? "127.0.0.1" : options.Listen }.Uri;
        services.GetRequiredService<FileShelf>().Address = options.FilesAddress ?? new UriBuilder(address) { Host = "localhost", Path = "files" }.Uri;
        return new EmulatorHost(app, address);
    }

    /// <summary>A client of the emulator's own factory, with the emulator's address as its base.</summary>
    public HttpClient CreateClient()
    {
        var client = _app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("guest");
        client.BaseAddress = Address;
        return client;
    }

    public async Task RunAsync(CancellationToken cancellationToken) => await HostingAbstractionsHostExtensions.WaitForShutdownAsync(_app, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    private static void Register(IServiceCollection services, EmulatorOptions options)
    {
        services.AddSingleton(options).AddSingleton(options.Clock);
        services.AddHttpClient("guest", client => client.DefaultRequestHeaders.UserAgent.ParseAdd("emulator-guest/1.0"));
        services.AddHttpClient("callbacks", client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.AddHttpClient("inputs");
        services.AddSingleton<FaultPlan>().AddSingleton<CallLedger>().AddSingleton<RequestLog>();
        services.AddSingleton<Accounts.AccountBook>().AddSingleton<Wire.IdSource>().AddSingleton<Wire.Reception>();
        services.AddSingleton<Workshop>().AddSingleton<SpokenSpeech>().AddSingleton<SyntheticSpeech>().AddSingleton<SpeechStudio>();
        services.AddSingleton<SpoiledMedia>().AddSingleton<Pictures>().AddSingleton<Clips>().AddSingleton<FileShelf>().AddSingleton<FileEndpoints>();
        services.AddSingleton<OpenAiDialect>().AddSingleton<ChatCalls>().AddSingleton<ResponsesCalls>().AddSingleton<OpenAiSpeech>().AddSingleton<OpenAiImages>().AddSingleton<OpenAiWorks>().AddSingleton<OpenAiEndpoints>();
        services.AddSingleton<KieDialect>().AddSingleton<KieTasks>().AddSingleton<KieCallbacks>().AddSingleton<KieWorks>().AddSingleton<InputLinks>();
        services.AddSingleton<KieCreation>().AddSingleton<KieUploads>().AddSingleton<KieLookups>().AddSingleton<KieEndpoints>();
        services.AddSingleton<ElevenLabsDialect>().AddSingleton<ElevenLabsSpeech>().AddSingleton<ElevenLabsEndpoints>();
        services.AddSingleton<GoogleDialect>().AddSingleton<GoogleText>().AddSingleton<GoogleSpeech>().AddSingleton<GoogleEndpoints>();
        services.AddSingleton<ControlEndpoints>();
    }
}
