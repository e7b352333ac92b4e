namespace PodcastMuse.Kernel;

/// <summary>The one list of problem types. Types are a contract with clients: add, never rename.</summary>
public static class Problems
{
    public static Problem InvalidInput(string detail) => new("/problems/invalid-input", "Invalid input", detail);
    public static Problem SourceUnreadable(string detail) => new("/problems/source-unreadable", "A source cannot be read", detail);
    public static Problem SourceTooLarge(string detail) => new("/problems/source-too-large", "A source is too large", detail);
    public static Problem SourceRefused(string detail) => new("/problems/source-refused", "The address may not be fetched", detail);
    public static Problem TooLittleMaterial(string detail) => new("/problems/too-little-material", "Too little material for the length asked for", detail);
    public static Problem KeyRequired(string detail) => new("/problems/key-required", "A provider key is required", detail);
    public static Problem ProviderRefused(string detail) => new("/problems/provider-refused", "The provider refused the request", detail);
    public static Problem ProviderUnavailable(string detail) => new("/problems/provider-unavailable", "The provider does not answer", detail);
    public static Problem KeyRefused(string detail) => new("/problems/key-refused", "The provider does not accept the key", detail);
    public static Problem ProviderOutOfCredits(string detail) => new("/problems/provider-out-of-credits", "The provider's account has nothing left", detail);
    public static Problem ContentRefused(string detail) => new("/problems/content-refused", "The provider refuses the content", detail);
    public static Problem UnsoundResult(string detail) => new("/problems/unsound-result", "A produced file is not sound", detail);
    public static Problem ToolMissing(string detail) => new("/problems/tool-missing", "A program is missing", detail);
    public static Problem StorageUnavailable(string detail) => new("/problems/storage-unavailable", "Files cannot be written", detail);
    public static Problem NotFound(string detail) => new("/problems/not-found", "Not found", detail);
    public static Problem InvalidField(string field, string words) => InvalidFields(new Dictionary<string, string[]> { [field] = [words] });

    public static Problem InvalidFields(IReadOnlyDictionary<string, string[]> errors) =>
        InvalidInput(string.Join(" ", errors.Select(e => $"{e.Key}: {string.Join(" ", e.Value).TrimEnd('.')}."))) with { Errors = errors };

    public static Problem MalformedRequest(string detail) => new("/problems/malformed-request", "The request cannot be read", detail);
    public static Problem MethodNotAllowed(string detail) => new("/problems/method-not-allowed", "Method not allowed", detail);
    public static Problem Unauthorized(string detail) => new("/problems/unauthorized", "Sign-in required", detail);
    public static Problem Forbidden(string detail) => new("/problems/forbidden", "Not allowed", detail);
    public static Problem InsufficientCredits(string detail) => new("/problems/insufficient-credits", "Not enough credits", detail);
    public static Problem LimitReached(string detail) => new("/problems/limit-reached", "A limit is reached", detail);
    public static Problem VersionMismatch(string detail) => new("/problems/version-mismatch", "Changed meanwhile", detail);
    public static Problem RequestTooLarge(string detail) => new("/problems/request-too-large", "The request is too large", detail);
    public static Problem UnsupportedMediaType(string detail) => new("/problems/unsupported-media-type", "Unsupported media type", detail);
    public static Problem RateLimited(string detail) => new("/problems/rate-limited", "Too many requests", detail);
    public static Problem Unavailable(string detail) => new("/problems/unavailable", "Not available now", detail);
    public static Problem Conflict(string detail) => new("/problems/conflict", "Conflict", detail);
    public static Problem Internal(string detail) => new("/problems/internal", "Unexpected fault", detail);

    /// <summary>Whether what was asked for is at fault, rather than the machine or an outside service.</summary>
    public static bool IsInput(Problem problem) => InputTypes.Contains(problem.Type);

    private static readonly HashSet<string> InputTypes =
        [InvalidInput("").Type, SourceUnreadable("").Type, SourceTooLarge("").Type, SourceRefused("").Type, TooLittleMaterial("").Type, KeyRequired("").Type];
}
