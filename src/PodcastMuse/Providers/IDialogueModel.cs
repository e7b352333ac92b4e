namespace PodcastMuse.Providers;

/// <summary>
/// A conversation as one recording. <paramref name="Turns"/> tells, in seconds, when each turn begins and ends, where the provider tells;
/// null where it does not.
/// </summary>
public sealed record MadeDialogue(MadeFile File, IReadOnlyList<(double Start, double End)>? Turns = null);

/// <summary>What a model takes as one conversation: characters and voices in all, and whether it tells when each turn begins and ends.</summary>
public sealed record DialogueLimits(int Characters, int Voices, bool TellsTurns);

/// <summary>A speech model that can also speak several turns as one conversation, in which each voice answers the other.</summary>
public interface IDialogueModel : ISpeechModel
{
    /// <summary>Null where the model that these voices belong to speaks single lines only.</summary>
    DialogueLimits? DialogueOf(string model);

    Task<ProviderAnswer<MadeDialogue>> ConverseAsync(IReadOnlyList<SpeechRequest> turns, CallSlip slip, CancellationToken cancellationToken);
}
