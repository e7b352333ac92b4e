namespace PodcastMuse.Kernel;

/// <summary>The one list of problem types. Types are a contract with clients: add, never rename.</summary>
public static class Problems
{
    public static Problem InvalidInput(Phrase detail) => Of("/problems/invalid-input", "Invalid input", detail);
    public static Problem SourceUnreadable(Phrase detail) => Of("/problems/source-unreadable", "A source cannot be read", detail);
    public static Problem SourceTooLarge(Phrase detail) => Of("/problems/source-too-large", "A source is too large", detail);
    public static Problem SourceRefused(Phrase detail) => Of("/problems/source-refused", "The address may not be fetched", detail);
    public static Problem TooLittleMaterial(Phrase detail) => Of("/problems/too-little-material", "Too little material for the length asked for", detail);
    public static Problem KeyRequired(Phrase detail) => Of("/problems/key-required", "A provider key is required", detail);
    public static Problem ProviderRefused(Phrase detail) => Of("/problems/provider-refused", "The provider refused the request", detail);
    public static Problem ProviderUnavailable(Phrase detail) => Of("/problems/provider-unavailable", "The provider does not answer", detail);
    public static Problem KeyRefused(Phrase detail) => Of("/problems/key-refused", "The provider does not accept the key", detail);
    public static Problem ProviderOutOfCredits(Phrase detail) => Of("/problems/provider-out-of-credits", "The provider's account has nothing left", detail);
    public static Problem ContentRefused(Phrase detail) => Of("/problems/content-refused", "The provider refuses the content", detail);
    public static Problem UnsoundResult(Phrase detail) => Of("/problems/unsound-result", "A produced file is not sound", detail);
    public static Problem ToolMissing(Phrase detail) => Of("/problems/tool-missing", "A program is missing", detail);
    public static Problem StorageUnavailable(Phrase detail) => Of("/problems/storage-unavailable", "Files cannot be written", detail);
    public static Problem NotFound(Phrase detail) => Of("/problems/not-found", "Not found", detail);
    public static Problem InvalidField(string field, Phrase words) =>
        InvalidFields(new Dictionary<string, string[]> { [field] = [words.Words] }) with { Said = words.Said };

    public static Problem InvalidFields(IReadOnlyDictionary<string, string[]> errors) =>
        InvalidInput(string.Join(" ", errors.Select(e => $"{e.Key}: {string.Join(" ", e.Value).TrimEnd('.')}."))) with { Errors = errors };

    public static Problem MalformedRequest(Phrase detail) => Of("/problems/malformed-request", "The request cannot be read", detail);
    public static Problem MethodNotAllowed(Phrase detail) => Of("/problems/method-not-allowed", "Method not allowed", detail);
    public static Problem Unauthorized(Phrase detail) => Of("/problems/unauthorized", "Sign-in required", detail);
    public static Problem Forbidden(Phrase detail) => Of("/problems/forbidden", "Not allowed", detail);
    public static Problem InsufficientCredits(Phrase detail) => Of("/problems/insufficient-credits", "Not enough credits", detail);
    public static Problem LimitReached(Phrase detail) => Of("/problems/limit-reached", "A limit is reached", detail);
    public static Problem VersionMismatch(Phrase detail) => Of("/problems/version-mismatch", "Changed meanwhile", detail);
    public static Problem RequestTooLarge(Phrase detail) => Of("/problems/request-too-large", "The request is too large", detail);
    public static Problem UnsupportedMediaType(Phrase detail) => Of("/problems/unsupported-media-type", "Unsupported media type", detail);
    public static Problem RateLimited(Phrase detail) => Of("/problems/rate-limited", "Too many requests", detail);
    public static Problem Unavailable(Phrase detail) => Of("/problems/unavailable", "Not available now", detail);
    public static Problem Conflict(Phrase detail) => Of("/problems/conflict", "Conflict", detail);
    public static Problem Internal(Phrase detail) => Of("/problems/internal", "Unexpected fault", detail);

    /// <summary>Whether what was asked for is at fault, rather than the machine or an outside service.</summary>
    public static bool IsInput(Problem problem) => InputTypes.Contains(problem.Type);

    private static Problem Of(string type, string title, Phrase detail) => new(type, title, detail.Words) { Said = detail.Said };

    private static readonly HashSet<string> InputTypes =
        [InvalidInput("").Type, SourceUnreadable("").Type, SourceTooLarge("").Type, SourceRefused("").Type, TooLittleMaterial("").Type, KeyRequired("").Type];
}
