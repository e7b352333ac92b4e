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
                new StepOutcome.Done($"{seo.Tags.Count} tags, a description and {seo.SocialPosts.Count} posts."),
            JournalAnswer<SeoSuggestions>.Waiting(var after) => new StepOutcome.LookAgain(after, "The texts are being written"),
            _ => throw FaultException.Permanent(Problems.Internal("Unknown answer.")),
        };
}
