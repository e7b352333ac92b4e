using Microsoft.Extensions.AI;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Writing;

/// <summary>
/// Writes with any language model: an outline, then chapters, each its own call; then the length is repaired to within 5 % of what was
/// asked, before any speech is bought. Every line keeps the ids of the passages it rests on; what sources say is material, never an
/// order. Thread-safe; it holds no state of an episode.
/// </summary>
/// <param name="chat">Throws <see cref="FaultException"/> for what its provider refuses or fails at.</param>
/// <param name="model">Which model, and within what.</param>
/// <param name="time">Tells how long a model has been silent.</param>
public sealed class LanguageWriter(IChatClient chat, WriterModel model, TimeProvider time) : ITextModel
{
    public string Provider => model.Provider;

    public string Model => model.Name;

    public async Task<ProviderAnswer<ScriptDraft>> WriteAsync(
        ScriptBrief brief, IModelCalls calls, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Refuse(brief);
        var draft = await new ScriptWork(brief, model, chat, calls, time).WriteAsync(progress, cancellationToken);
        return new ProviderAnswer<ScriptDraft>.Finished(draft, Usage.Free("tokens", 0));
    }

    public async Task<ProviderAnswer<DraftSegment>> RewriteAsync(LineBrief line, IModelCalls calls, CancellationToken cancellationToken)
    {
        Refuse(line.Brief);
        var anew = await new Rewriting(line, new Scribe(chat, model, calls, time)).WriteAsync(cancellationToken);
        return new ProviderAnswer<DraftSegment>.Finished(anew, Usage.Free("tokens", 0));
    }

    public async Task<ProviderAnswer<SeoSuggestions>> SuggestAsync(
        ScriptBrief brief, ScriptDraft script, int take, IModelCalls calls, CancellationToken cancellationToken)
    {
        Refuse(brief);
        var suggestions = await new Suggesting(brief, script, model, new Scribe(chat, model, calls, time)).SuggestAsync(cancellationToken);
        return new ProviderAnswer<SeoSuggestions>.Finished(suggestions, Usage.Free("tokens", 0));
    }

    private static void Refuse(ScriptBrief brief)
    {
        if (brief.Speakers.Count == 0)
            throw FaultException.Permanent(Problems.InvalidInput("The script needs at least one speaker."));
        if (brief.Passages.Count == 0 && string.IsNullOrWhiteSpace(brief.Idea) && string.IsNullOrWhiteSpace(brief.Title))
            throw FaultException.Permanent(Problems.TooLittleMaterial(Phrase.Of("nothing_to_write_about", "There is nothing to write about yet. Give a title, an idea or sources.")));
    }
}
