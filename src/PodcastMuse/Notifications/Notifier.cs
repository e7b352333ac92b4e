using Microsoft.EntityFrameworkCore;
using PodcastMuse.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Notifications;

/// <summary>How a production ended.</summary>
public enum ProductionOutcome
{
    Completed,
    Failed,
    Cancelled,
}

/// <summary>A production that has ended, as its owner is told. <paramref name="Reason"/> is one sentence for a failure.</summary>
public sealed record ProductionEnd(Guid UserId, Guid ProjectId, string Title, ProductionOutcome Outcome, int CreditsRefunded, string? Reason);

/// <summary>
/// Tells users what happened: a note in the product, and a mail if they want mails. Joins the caller's transaction, so that a user
/// is told of what is committed, once.
/// </summary>
public sealed class Notifier(MailOptions options, TimeProvider clock) : IAccountMail
{
    private const int MostTitle = 300;
    private const int MostBody = 2_000;

    /// <summary>Adds a note and, unless the user wants none, a mail. The caller's transaction saves them.</summary>
    public async Task ProductionEndedAsync(MuseDbContext db, ProductionEnd end, CancellationToken cancellationToken)
    {
        var user = await db.Set<User>().AsNoTracking().Where(u => u.Id == end.UserId)
            .Select(u => new { u.Email, u.EmailVerified, u.Preferences }).SingleOrDefaultAsync(cancellationToken);
        if (user is null)
            return;
        var letter = Wording.OfProduction(end, user.Preferences.Language);
        var now = clock.GetUtcNow();
        db.Add(new Notification
        {
            Id = Ids.New(clock),
            UserId = end.UserId,
            Kind = $"production_{end.Outcome.ToString().ToLowerInvariant()}",
            Title = Cut(letter.Subject, MostTitle),
            Body = Cut(letter.Text, MostBody),
            ProjectId = end.ProjectId,
            CreatedAt = now,
        });

        // Mails go only to addresses that were shown to be the user's: an unverified one may be a stranger's.
        if (user is { EmailVerified: true, Preferences.EmailNotifications: true } && end.Outcome != ProductionOutcome.Cancelled)
            Queue(db, end.UserId, user.Email, new Letter(letter.Subject, $"{letter.Text}\n\n{Wording.Open(options.Web, end.ProjectId, user.Preferences.Language)}\n\nPodcast Muse\n"));
        await db.SaveChangesAsync(cancellationToken);
    }

    public void Add(MuseDbContext db, AccountMail mail) => Queue(db, mail.UserId, mail.To, Wording.OfAccount(mail, options.Web));

    private void Queue(MuseDbContext db, Guid? userId, string recipient, Letter letter)
    {
        var now = clock.GetUtcNow();
        db.Add(new OutgoingMail
        {
            Id = Ids.New(clock),
            UserId = userId,
            Recipient = recipient,
            Subject = Cut(letter.Subject, MostTitle),
            Text = letter.Text,
            DueAt = now,
            CreatedAt = now,
        });
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
