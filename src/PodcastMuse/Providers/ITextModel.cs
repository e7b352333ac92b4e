namespace PodcastMuse.Providers;

/// <summary>
/// Writes scripts and search texts. A language model does it through outline and chapters, each its own call through <c>calls</c>
/// and reported by <c>progress</c> (0–1); the built-in studio by extraction. An answer's usage leaves out what went through
/// <c>calls</c>. Throws <see cref="Kernel.FaultException"/>.
/// </summary>
public interface ITextModel
{
    string Provider { get; }
    string Model { get; }

    Task<ProviderAnswer<ScriptDraft>> WriteAsync(ScriptBrief brief, IModelCalls calls, IProgress<double>? progress, CancellationToken cancellationToken);

    /// <summary>One line anew, by the same speaker, resting on the same material; never the words that are there.</summary>
    Task<ProviderAnswer<DraftSegment>> RewriteAsync(LineBrief line, IModelCalls calls, CancellationToken cancellationToken);

    /// <param name="brief">What the episode is about.</param>
    /// <param name="script">As it is spoken.</param>
    /// <param name="take">0 the first; every further one has other words than the one before it, as far as the script carries.</param>
    /// <param name="calls">Keeps what was paid for.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<ProviderAnswer<SeoSuggestions>> SuggestAsync(ScriptBrief brief, ScriptDraft script, int take, IModelCalls calls, CancellationToken cancellationToken);
}
