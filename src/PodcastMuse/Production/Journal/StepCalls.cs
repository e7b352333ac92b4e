using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Journal;

/// <summary>
/// The calls a text model makes for one step, each with its own row in the journal. What was paid before the step was killed is read
/// again, by whichever step asks for the same; another take asks anew: the production's own, or <paramref name="take"/> of a text that has several.
/// </summary>
internal sealed class StepCalls(CallJournal journal, StepContext context, string capability, ITextModel model, int take = 0) : IModelCalls
{
    public async Task<T> OnceAsync<T>(string request, Func<CancellationToken, Task<Metered<T>>> send, CancellationToken cancellationToken)
    {
        var call = take == 0
            ? CallRequest.For(capability, model.Provider, model.Model, new { request, context.Take })
            : CallRequest.For(capability, model.Provider, model.Model, new { request, context.Take, Number = take });
        var answer = await journal.ValueAsync<T>(context, call, SendAsync, cancellationToken);
        return answer is JournalAnswer<T>.Ready(var value, _)
            ? value
            : throw FaultException.Permanent(Problems.Internal("A text model's call became a task."));

        async Task<ProviderAnswer<T>> SendAsync(CallSlip slip, CancellationToken token)
        {
            var (value, usage) = await send(token);
            return new ProviderAnswer<T>.Finished(value, usage);
        }
    }
}
