using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Steps;

/// <summary>Title, description, tags, slug and posts, beside the voices' work.</summary>
internal sealed class SeoGeneration(SeoWriting writing) : IStepHandler
{
    public string StepName => ProductionPlan.SeoSuggestions;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken) =>
        await writing.WriteAsync(context, cancellationToken) switch
        {
            JournalAnswer<SeoSuggestions>.Ready(var seo, _) =>
                new StepOutcome.Done(StepWords.TextsWritten(seo.Tags.Count, seo.SocialPosts.Count)),
            JournalAnswer<SeoSuggestions>.Waiting(var after) => new StepOutcome.LookAgain(after, StepWords.WritingTexts),
            _ => throw FaultException.Permanent(Problems.Internal("Unknown answer.")),
        };
}
