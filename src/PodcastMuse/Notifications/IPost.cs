using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace PodcastMuse.Notifications;

/// <summary>Hands a mail to the outside. Throws when it was not taken.</summary>
public interface IPost
{
    Task SendAsync(MimeMessage mail, CancellationToken cancellationToken);
}

/// <summary>Hands mails to an SMTP server, each in a connection of its own.</summary>
public sealed class SmtpPost(MailOptions options) : IPost
{
    private const int SmtpPort = 587;
    private const int SmtpsPort = 465;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var address = options.Smtp!;
        var isTls = address.Scheme == "smtps";
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(
            address.Host, address.Port > 0 ? address.Port : isTls ? SmtpsPort : SmtpPort, isTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);
        if (address.UserInfo.Split(':', 2) is [var user, var password])
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), cancellationToken);
        await client.SendAsync(mail, cancellationToken);
        try
        {
            await client.DisconnectAsync(true, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or ProtocolException or OperationCanceledException)
        {
            // The server has taken the mail; how it says goodbye changes nothing.
        }
    }
}

/// <summary>Writes mails into a folder, for a studio without an SMTP server: any mail program opens them.</summary>
public sealed class FolderPost(MailOptions options) : IPost
{
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Folder);
        var name = $"{mail.Date.UtcDateTime:yyyyMMdd-HHmmss}-{mail.MessageId!.Split('@')[0]}.eml";
        var part = Path.Combine(options.Folder, name + ".part");
        await mail.WriteToAsync(part, cancellationToken);
        File.Move(part, Path.Combine(options.Folder, name), overwrite: true);
    }
}
