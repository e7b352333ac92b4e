namespace PodcastMuse.Limits;

/// <summary>
/// Requests a minute: of an account by its tier, of an address that is not signed in (as a free account), and of sign-ins and the
/// like by one address. Zero counts nothing.
/// </summary>
public sealed record RateOptions(int Free, int Pro, int SignIn)
{
    public static readonly RateOptions Default = new(100, 500, 20);
}
