using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PodcastMuse.Data;
using PodcastMuse.Production;

namespace PodcastMuse.App.Bench.Api;

/// <summary>Every step's handler, replaced by one that does nothing, or waits as it would on a provider: what is left is the studio's own part.</summary>
internal static class NoWork
{
    public static void Replace(IServiceCollection services, TimeSpan wait)
    {
        services.RemoveAll<IStepHandler>();
        foreach (var step in ProductionPlan.Steps)
            services.AddSingleton<IStepHandler>(provider => new Idle(step.Name, wait, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Every answer is read from the database, as where changes on other nodes are not heard of.</summary>
    public static void WithoutCopies(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IChangeBus, Deaf>());

    private sealed class Deaf : IChangeBus
    {
        public bool Hears => false;

        public void Publish(IReadOnlyList<Guid> ids)
        {
            // There is nobody else.
        }
    }

    /// <summary>Waits once, as on a task of a provider: the turn ends, and nobody is held meanwhile.</summary>
    private sealed class Idle(string step, TimeSpan wait, TimeProvider clock) : IStepHandler
    {
        public string StepName => step;

        public Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
        {
            var left = context.BegunAt + wait - clock.GetUtcNow();
            return Task.FromResult<StepOutcome>(left > TimeSpan.Zero ? new StepOutcome.LookAgain(left, "Waiting") : new StepOutcome.Done("Done"));
        }
    }
}
