namespace ProviderEmulator.OpenAi;

/// <summary>The four calls that are paid for.</summary>
internal sealed record OpenAiWorks(ChatCalls Chat, ResponsesCalls Responses, OpenAiSpeech Speech, OpenAiImages Images);
