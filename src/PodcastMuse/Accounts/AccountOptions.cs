namespace PodcastMuse.Accounts;

/// <summary>An OpenID Connect issuer that users may sign in with; <paramref name="Provider"/> is its name in our addresses.</summary>
public sealed record OidcIssuer(string Provider, Uri Address, string ClientId, string ClientSecret);

/// <summary>
/// What accounts are told at start. <paramref name="AdminEmails"/> are normalised addresses whose verified owners may do
/// everything; <paramref name="PublicUrl"/> is where the world reaches us, for links and callbacks (null: as the request came).
/// </summary>
public sealed record AccountOptions(IReadOnlyList<string> AdminEmails, Uri? PublicUrl, IReadOnlyList<OidcIssuer> Issuers);
