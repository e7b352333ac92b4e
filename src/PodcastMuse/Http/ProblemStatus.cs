using Microsoft.AspNetCore.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Http;

/// <summary>The HTTP status of each problem type; the one place where problems meet HTTP.</summary>
public static class ProblemStatus
{
    private static readonly Dictionary<string, int> Statuses = new()
    {
        [Problems.InvalidInput("").Type] = StatusCodes.Status422UnprocessableEntity,
        [Problems.MalformedRequest("").Type] = StatusCodes.Status400BadRequest,
        [Problems.Unauthorized("").Type] = StatusCodes.Status401Unauthorized,
        [Problems.InsufficientCredits("").Type] = StatusCodes.Status402PaymentRequired,
        [Problems.Forbidden("").Type] = StatusCodes.Status403Forbidden,
        [Problems.NotFound("").Type] = StatusCodes.Status404NotFound,
        [Problems.MethodNotAllowed("").Type] = StatusCodes.Status405MethodNotAllowed,
        [Problems.Conflict("").Type] = StatusCodes.Status409Conflict,
        [Problems.LimitReached("").Type] = StatusCodes.Status409Conflict,
        [Problems.VersionMismatch("").Type] = StatusCodes.Status412PreconditionFailed,
        [Problems.SourceTooLarge("").Type] = StatusCodes.Status422UnprocessableEntity,
        [Problems.RequestTooLarge("").Type] = StatusCodes.Status413PayloadTooLarge,
        [Problems.UnsupportedMediaType("").Type] = StatusCodes.Status415UnsupportedMediaType,
        [Problems.RateLimited("").Type] = StatusCodes.Status429TooManyRequests,
        [Problems.Unavailable("").Type] = StatusCodes.Status503ServiceUnavailable,
        [Problems.StorageUnavailable("").Type] = StatusCodes.Status503ServiceUnavailable,
        [Problems.ProviderUnavailable("").Type] = StatusCodes.Status502BadGateway,
        [Problems.ProviderRefused("").Type] = StatusCodes.Status502BadGateway,
    };

    public static int Of(Problem problem) =>
        Statuses.TryGetValue(problem.Type, out var status) ? status
        : Problems.IsInput(problem) ? StatusCodes.Status422UnprocessableEntity
        : StatusCodes.Status500InternalServerError;
}
