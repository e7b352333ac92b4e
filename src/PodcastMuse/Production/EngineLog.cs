using Microsoft.Extensions.Logging;

namespace PodcastMuse.Production;

internal static partial class EngineLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Step {Step} of production {Production} broke")]
    public static partial void StepBroke(ILogger log, Exception fault, string step, Guid production);

    [LoggerMessage(Level = LogLevel.Error, Message = "The turn at step {Step} of production {Production} is over, but could not be tidied up")]
    public static partial void TurnLeftOpen(ILogger log, Exception fault, string step, Guid production);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reconciler could not look for forgotten steps; it tries again")]
    public static partial void ReconcileFailed(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The run of step {Step} broke outside its handler")]
    public static partial void RunBroke(ILogger log, Exception fault, Guid step);
}
