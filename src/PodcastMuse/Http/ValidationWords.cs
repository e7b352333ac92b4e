using System.Text.RegularExpressions;

namespace PodcastMuse.Http;

/// <summary>What the framework's validation says, in the words of our own: it speaks of classes and attributes, and a field's name stands beside it already.</summary>
internal static partial class ValidationWords
{
    private static readonly (Regex Theirs, string Ours)[] Sentences =
    [
        (Required(), "is needed"),
        (Between(), "must be between $1 and $2"),
        (TextOfAtLeast(), "must have $1 to $2 characters"),
        (TextOfAtMost(), "must have at most $1 characters"),
        (ListOfAtMost(), "must have at most $1"),
        (ListOfAtLeast(), "must have at least $1"),
    ];

    /// <summary>The sentence as it is, where it is one of ours.</summary>
    public static string Of(string sentence)
    {
        foreach (var (theirs, ours) in Sentences)
        {
            if (theirs.Match(sentence) is { Success: true } match)
                return match.Result(ours);
        }

        return sentence;
    }

    [GeneratedRegex(@"^The \S+ field is required\.$")]
    private static partial Regex Required();

    [GeneratedRegex(@"^The field \S+ must be between (\S+) and (\S+)\.$")]
    private static partial Regex Between();

    [GeneratedRegex(@"^The field \S+ must be a string with a minimum length of (\d+) and a maximum length of (\d+)\.$")]
    private static partial Regex TextOfAtLeast();

    [GeneratedRegex(@"^The field \S+ must be a string with a maximum length of (\d+)\.$")]
    private static partial Regex TextOfAtMost();

    [GeneratedRegex(@"^The field \S+ must be a string or array type with a maximum length of '(\d+)'\.$")]
    private static partial Regex ListOfAtMost();

    [GeneratedRegex(@"^The field \S+ must be a string or array type with a minimum length of '(\d+)'\.$")]
    private static partial Regex ListOfAtLeast();
}
