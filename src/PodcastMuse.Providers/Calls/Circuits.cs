using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace PodcastMuse.Providers.Calls;

/// <summary>A circuit for each key in use at each address, for work and for questions: it opens when half of ten calls in half a minute broke down.</summary>
internal sealed class Circuits(TimeProvider clock)
{
    private readonly KeyParts<ResiliencePipeline<HttpResponseMessage>> _circuits = new(clock);

    public ResiliencePipeline<HttpResponseMessage> Of(HttpRequestMessage request) => _circuits.Of(
        $"{request.RequestUri!.Authority} {Dialect.PrintOf(request)} {Patience.IsWork(CallNote.Of(request).Kind)}", Make);

    private ResiliencePipeline<HttpResponseMessage> Make() => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
        .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(15),
            ShouldHandle = args => ValueTask.FromResult(Repeats.IsBreakdown(args.Context.GetRequestMessage(), args.Outcome)),
        })
        .Build();
}
