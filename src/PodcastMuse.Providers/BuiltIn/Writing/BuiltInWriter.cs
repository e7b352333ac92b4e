namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Writes by extraction, without any model: every sentence with content is the source's own and names its passage; the hosts' words around them claim
/// nothing. The same brief gives the same script, and a slightly other length or pace keeps most of its lines.
/// </summary>
public sealed class BuiltInWriter : ITextModel
{
    public string Provider => "built-in";

    public string Model => "extractive-1";

    public Task<ProviderAnswer<ScriptDraft>> WriteAsync(ScriptBrief brief, IModelCalls calls, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var draft = new Drafting(brief).Write(progress, cancellationToken);
        return Task.FromResult<ProviderAnswer<ScriptDraft>>(
            new ProviderAnswer<ScriptDraft>.Finished(draft, Usage.Free("characters", draft.Chapters.Sum(c => c.Segments.Sum(s => s.Text.Length)))));
    }

    public Task<ProviderAnswer<DraftSegment>> RewriteAsync(LineBrief line, IModelCalls calls, CancellationToken cancellationToken)
    {
        var anew = OtherWords.For(line, cancellationToken);
        return Task.FromResult<ProviderAnswer<DraftSegment>>(new ProviderAnswer<DraftSegment>.Finished(anew, Usage.Free("characters", anew.Text.Length)));
    }

    public Task<ProviderAnswer<SeoSuggestions>> SuggestAsync(ScriptBrief brief, ScriptDraft script, int take, IModelCalls calls, CancellationToken cancellationToken)
    {
        var suggestions = new Suggesting(brief, script, take).Suggest(cancellationToken);
        return Task.FromResult<ProviderAnswer<SeoSuggestions>>(
            new ProviderAnswer<SeoSuggestions>.Finished(suggestions, Usage.Free("characters", suggestions.Description.Length + suggestions.ShowNotes.Length)));
    }
}
