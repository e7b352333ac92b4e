using System.Security.Cryptography;
using System.Text.Json;

namespace PodcastMuse.Production.Journal;

/// <summary>What identifies an outside call: two with the same hash have the same result.</summary>
public sealed record CallRequest(string Capability, string Provider, string Model, string Hash)
{
    /// <summary>Whether the provider calls back; no part of what identifies the call.</summary>
    public bool CallsBack { get; init; }

    /// <summary>Hashes everything in <paramref name="content"/> that decides the result; it must serialise the same every time.</summary>
    public static CallRequest For<T>(string capability, string provider, string model, T content)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new { capability, provider, model, content }, Data.JsonColumn.Options);
        return new CallRequest(capability, provider, model, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}

/// <summary>A journalled call's answer: there, or still being made elsewhere.</summary>
public abstract record JournalAnswer<T>
{
    private JournalAnswer() { }

    /// <param name="Value">The result.</param>
    /// <param name="IsRepeat">True when it was in the journal and no call was made.</param>
    public sealed record Ready(T Value, bool IsRepeat) : JournalAnswer<T>;

    public sealed record Waiting(TimeSpan LookAgainAfter) : JournalAnswer<T>
    {
        /// <summary>The call as it stands in the journal, where it was just begun or looked at and is a task by now.</summary>
        internal ProviderCall? Task { get; init; }
    }
}

/// <summary>A file a call made, checked and stored: its path in the project's layout and the checker's facts.</summary>
public sealed record JournalledFile(string AssetPath, FileFacts Facts);

/// <summary>What the checker saw; duration in seconds, 0 for pictures. Trimmed is the speech without silent edges.</summary>
public sealed record FileFacts(double DurationSeconds, double TrimmedSeconds);

/// <summary>A call as it stands in the journal: finished, or a task under way that is to be looked at after <paramref name="Rest"/> (zero or less: now).</summary>
public sealed record CallStanding(ProviderCall Call, TimeSpan Rest)
{
    public bool IsFinished => Call.State == CallState.Finished;

    public bool IsDue => !IsFinished && Rest <= TimeSpan.Zero;
}

/// <summary>What whoever asks for a call's file has just seen, so that it is not looked up anew.</summary>
/// <param name="Task">The call, where it is a task of this step's that is under way: nobody but the step changes it into anything else.</param>
/// <param name="MayBeShelved">False where no file stands under the call's content address without a finished call.</param>
public sealed record CallSight(ProviderCall? Task, bool MayBeShelved)
{
    public static readonly CallSight None = new(null, MayBeShelved: true);
}
