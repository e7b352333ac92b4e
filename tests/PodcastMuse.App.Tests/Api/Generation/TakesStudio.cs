using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Speech;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>An outside provider of speech that counts its calls: the built-in voices under another name.</summary>
internal sealed class TakesStudio(BuiltInSpeech voices) : IProviderStudio, ISpeechModel
{
    public const string Named = "takes";

    private static readonly ConcurrentDictionary<string, int> Calls = new();

    public string Provider => Named;

    public string Name => "Takes";

    public bool NeedsKey => false;

    public int LongestText(Voice voice) => 1_500;

    public int MaxConcurrency => 2;

    /// <summary>Calls for lines that hold these words; tests share the process, and say something of their own.</summary>
    public static int CallsOf(string words) => Calls.Where(c => c.Key.Contains(words, StringComparison.Ordinal)).Sum(c => c.Value);

    public static Task<TestServer> ServerAsync(Servers servers, ServerKind kind, CancellationToken cancellationToken) =>
        servers.GetAsync(kind, "takes", services => services.AddSingleton<IProviderStudio, TakesStudio>(), cancellationToken);

    public ISpeechModel Speech(ProviderAccess access) => this;

    public IReadOnlyList<Voice> VoicesFor(string language) => [.. voices.VoicesFor(language).Select(v => v with { Provider = Named, HearsNotes = true })];

    public Task<ProviderAnswer<MadeFile>> SpeakAsync(SpeechRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        Calls.AddOrUpdate(request.Text, 1, (_, n) => n + 1);
        return voices.SpeakAsync(request, slip, cancellationToken);
    }
}
