namespace PodcastMuse.Providers;

/// <summary>
/// Writes scripts and search texts. A language model does it through outline and chapters (each its own journalled call,
/// reported by <c>progress</c>, 0–1); the built-in studio by extraction. Throws <see cref="Kernel.FaultException"/>.
/// </summary>
public interface ITextModel
{
    string Provider { get; }
    string Model { get; }

    Task<ProviderAnswer<ScriptDraft>> WriteAsync(ScriptBrief brief, IProgress<double>? progress, CancellationToken cancellationToken);

    Task<ProviderAnswer<SeoSuggestions>> SuggestAsync(ScriptBrief brief, ScriptDraft script, CancellationToken cancellationToken);
}
