namespace PodcastMuse.Kernel;

/// <summary>Addresses of this service as the world knows them; it may stand below a path of another's site, which they keep.</summary>
public static class PublicAddress
{
    /// <param name="home">Where the service is, with or without a path.</param>
    /// <param name="pathAndQuery">Of the service, beginning with a slash.</param>
    public static Uri Of(Uri home, string pathAndQuery) => new(home.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery);
}
