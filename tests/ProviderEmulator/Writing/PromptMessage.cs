namespace ProviderEmulator.Writing;

/// <summary>A message as the model reads it. Role is system, developer, user or assistant.</summary>
internal sealed record PromptMessage(string Role, string Text);
