namespace PodcastMuse.Notifications;

/// <summary>
/// How mails go out. <paramref name="Smtp"/> is <c>smtp://user:password@host:587</c> (TLS where the server offers it) or
/// <c>smtps://…</c> (TLS from the start), with <c>?from=address</c> for the sender; null: mails become .eml files in
/// <paramref name="Folder"/>. <paramref name="Web"/> is where links lead.
/// </summary>
public sealed record MailOptions(Uri? Smtp, string Folder, Uri Web)
{
    private const string Name = "Podcast Muse";

    /// <summary>The sender: as the address says, else the account it signs in with, else no-reply at the web's host.</summary>
    public MimeKit.MailboxAddress From => new(Name, Named() ?? User() ?? $"no-reply@{(Web.HostNameType == UriHostNameType.Dns ? Web.Host : "localhost")}");

    private string? User() => Smtp is { UserInfo.Length: > 0 } uri && Uri.UnescapeDataString(uri.UserInfo.Split(':')[0]) is var user && user.Contains('@', StringComparison.Ordinal) ? user : null;

    private string? Named() => Smtp?.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2))
        .Where(pair => pair is ["from", { Length: > 0 }]).Select(pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault();
}
