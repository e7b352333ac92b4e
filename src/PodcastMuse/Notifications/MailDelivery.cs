using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MimeKit;
using PodcastMuse.Data;

namespace PodcastMuse.Notifications;

/// <summary>
/// Carries mails from the outbox to the post. A node takes a mail by moving its due time on, so no two send it; a node that dies
/// while sending leaves it due again. Only a death between the server's yes and our note of it sends a mail twice, with the same id.
/// </summary>
public sealed class MailDelivery(IDbContextFactory<MuseDbContext> database, IPost post, MailOptions options, TimeProvider clock, ILogger<MailDelivery> log)
    : BackgroundService
{
    private const int MostAtOnce = 20;
    private const int MostAttempts = 14;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Longer than sending takes at the very most, and the first wait after a failure.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>Sends what is due now; how many were taken.</summary>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.State == MailState.Waiting && m.DueAt <= now)
            .OrderBy(m => m.DueAt).Take(MostAtOnce).ToListAsync(cancellationToken);
        var taken = 0;
        foreach (var mail in due)
        {
            if (!await TakeAsync(db, mail, cancellationToken))
                continue;
            taken++;
            await SendAsync(db, mail, cancellationToken);
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DeliverAsync(stoppingToken) < MostAtOnce)
                    await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                NotificationsLog.DeliveryBroke(log, fault);
                await Task.Delay(Hold, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> TakeAsync(MuseDbContext db, OutgoingMail mail, CancellationToken cancellationToken)
    {
        var seen = mail.DueAt;
        var until = clock.GetUtcNow() + Hold;
        return await db.Set<OutgoingMail>().Where(m => m.Id == mail.Id && m.State == MailState.Waiting && m.DueAt == seen)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancellationToken) == 1;
    }

    private async Task SendAsync(MuseDbContext db, OutgoingMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await post.SendAsync(Compose(mail), cancellationToken);
            await EndAsync(db, mail.Id, MailState.Sent);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var attempts = mail.Attempts + 1;
            NotificationsLog.MailNotTaken(log, fault, mail.Id, attempts);
            if (attempts >= MostAttempts || fault is SmtpCommandException { StatusCode: >= SmtpStatusCode.CommandUnrecognized, ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted })
            {
                await EndAsync(db, mail.Id, MailState.Failed);
                return;
            }

            var wait = TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, TimeSpan.FromSeconds(15).Ticks << Math.Min(attempts, 12)));
            var due = clock.GetUtcNow() + wait;
            await db.Set<OutgoingMail>().Where(m => m.Id == mail.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, due), CancellationToken.None);
        }
    }

    private async Task EndAsync(MuseDbContext db, Guid id, MailState state)
    {
        var now = clock.GetUtcNow();
        await db.Set<OutgoingMail>().Where(m => m.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, state).SetProperty(m => m.EndedAt, now)
                .SetProperty(m => m.Text, "").SetProperty(m => m.Subject, "").SetProperty(m => m.Recipient, ""),
            CancellationToken.None);
    }

    private MimeMessage Compose(OutgoingMail mail)
    {
        var from = options.From;
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.CreatedAt,
            MessageId = $"{mail.Id:N}@{from.Domain}",
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", mail.Recipient));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
