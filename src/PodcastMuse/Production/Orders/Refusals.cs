using PodcastMuse.Kernel;

namespace PodcastMuse.Production.Orders;

/// <summary>The words for work that was not begun.</summary>
internal static class Refusals
{
    /// <summary>Somebody else has saved the next version of the script in this moment.</summary>
    public static Problem ScriptChanged => Problems.VersionMismatch(Phrase.Of("script_changed", "The script was changed meanwhile. Read it again, and ask again. Nothing was charged."));

    /// <summary>Null when it was begun. <paramref name="credits"/> is what it would have cost.</summary>
    public static Problem? Of(StartOutcome outcome, int credits) => outcome switch
    {
        StartOutcome.Started => null,
        StartOutcome.InsufficientCredits => Problems.InsufficientCredits(
            Phrase.Of("insufficient_credits", $"This costs {credits} credits, and there are not that many left. Nothing was charged. Buy credits under Billing, or leave the video out.", ("credits", credits))),
        StartOutcome.AlreadyRunning => Problems.Conflict(Phrase.Of("already_being_made", "An episode of this project is being made already. Wait for it or cancel it first. Nothing was charged.")),
        StartOutcome.TooManyProjects => Problems.LimitReached(
            Phrase.Of("projects_full", "You have as many projects as an account may have. Delete one you no longer need, or make the episode in one of them. Nothing was charged.")),
        StartOutcome.NotFound => Problems.NotFound(Phrase.Of("no_project", "There is no such project.")),
        StartOutcome.NothingToDo => Problems.Conflict(Phrase.Of("nothing_to_resume", "There is nothing to resume: the last production has not failed and was not cancelled.")),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
