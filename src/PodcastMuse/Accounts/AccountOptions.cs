namespace PodcastMuse.Accounts;

/// <summary>An OpenID Connect issuer that users may sign in with; <paramref name="Provider"/> is its name in our addresses, <paramref name="Label"/> what people call it.</summary>
public sealed record OidcIssuer(string Provider, string Label, Uri Address, string ClientId, string ClientSecret);

/// <summary>
/// What accounts are told at start. <paramref name="AdminEmails"/> are normalised addresses whose owners may do everything, once they have
/// shown that they are, unless <paramref name="TrustAdminEmails"/>: on a machine of one's own, whose mails only the operator reads, whoever
/// registers one is believed. <paramref name="PublicUrl"/> is where the world reaches us, for links and callbacks (null: as the request came).
/// </summary>
public sealed record AccountOptions(IReadOnlyList<string> AdminEmails, bool TrustAdminEmails, Uri? PublicUrl, IReadOnlyList<OidcIssuer> Issuers);
