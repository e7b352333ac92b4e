using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Http;

/// <summary>
/// The body of every refusal and fault (RFC 9457, <c>application/problem+json</c>). <see cref="Said"/> is what the detail says, for other
/// languages; <see cref="Errors"/> names fields that are wrong.
/// </summary>
public sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, string TraceId, Saying? Said = null, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public const string ContentType = "application/problem+json";

    public static ApiProblem Of(Problem problem, HttpContext context) =>
        new(problem.Type, problem.Title, ProblemStatus.Of(problem), problem.Detail, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier, problem.Said, problem.Errors);
}
