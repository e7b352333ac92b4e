namespace PodcastMuse.Tests.Production.Faults;

/// <summary>
/// How a case ended: "done", or the problem's type without its path; the words that the creator read; and everything that was not as it
/// has to be (nothing, if all is well).
/// </summary>
internal sealed record CaseResult(MatrixCase Case, string Outcome, string Words, double Seconds, IReadOnlyList<string> Complaints)
{
    public const string Done = "done";
}
