namespace PodcastMuse.Production;

/// <summary>The brief's column <c>script_tokens</c>: what a language model counted for writing the script.</summary>
internal static class ScriptTokens
{
    /// <summary>Where no model counted (the built-in studio, a script of one's own): OpenAI's rule of thumb, four characters a token.</summary>
    private const double CharactersPerToken = 4;

    /// <param name="counted">Tokens that models counted, 0 where none did.</param>
    /// <param name="characters">The script's length; null where there is none.</param>
    public static int? Of(double counted, int? characters) =>
        counted > 0 ? (int)counted : characters is { } length ? (int)Math.Ceiling(length / CharactersPerToken) : null;
}
