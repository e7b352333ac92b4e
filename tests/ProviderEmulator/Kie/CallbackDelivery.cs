namespace ProviderEmulator.Kie;

/// <summary>One callback that was sent. <paramref name="Answer"/> is the HTTP status it met, or why there was none.</summary>
public sealed record CallbackDelivery(DateTimeOffset Time, string TaskId, string Url, string Body, string Answer);
