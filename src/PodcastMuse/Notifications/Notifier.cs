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
public sealed record ProductionEnd(Guid UserId, Guid ProjectId, string Title, ProductionOutcome Outcome, int CreditsRefunded, string? Reason)
{
    /// <summary>Where the episode is shorter than asked for.</summary>
    public Shortfall? Shortfall { get; init; }
}

/// <summary>
/// Tells users what happened: a note in the product, and a mail if they want mails. Joins the caller's transaction, so that a user
/// is told of what is committed, once.
/// </summary>
public sealed class Notifier(MailOptions options, TimeProvider clock) : IAccountMail
{
    // Asked at every production's end, so it is compiled once.
    private readonly Func<MuseDbContext, Guid, CancellationToken, Task<Reader?>> _find = EF.CompileAsyncQuery((MuseDbContext db, Guid userId, CancellationToken _) =>
        db.Set<User>().Where(u => u.Id == userId).Select(u => new Reader(u.Email, u.EmailVerified, u.Preferences)).SingleOrDefault());

    private const int MostTitle = 300;
    private const int MostBody = 2_000;

    /// <summary>Adds a note and, unless the user wants none, a mail.</summary>
    /// <param name="db">Whose transaction is open.</param>
    /// <param name="batch">Of what is written in it.</param>
    /// <param name="end">What to tell.</param>
    /// <param name="cancellationToken">Stops before anything is added.</param>
    public async Task ProductionEndedAsync(MuseDbContext db, StatementBatch batch, ProductionEnd end, CancellationToken cancellationToken)
    {
        if (await _find(db, end.UserId, cancellationToken) is not { } user)
            return;
        var letter = Wording.OfProduction(end, user.Preferences.Language);
        var (now, kind) = (clock.GetUtcNow(), $"production_{end.Outcome.ToString().ToLowerInvariant()}");
        batch.Add(
            $"""
            INSERT INTO notifications (id, user_id, kind, title, body, project_id, created_at)
            VALUES ({Ids.New(clock)}, {end.UserId}, {kind}, {Cut(letter.Subject, MostTitle)}, {Cut(letter.Text, MostBody)}, {end.ProjectId}, {now})
            """);

        // Mails go only to addresses that were shown to be the user's: an unverified one may be a stranger's.
        if (user is not { EmailVerified: true, Preferences.EmailNotifications: true } || end.Outcome == ProductionOutcome.Cancelled)
            return;
        var text = $"{letter.Text}\n\n{Wording.Open(options.Web, end.ProjectId, user.Preferences.Language)}\n\nPodcast Muse\n";
        batch.Add(
            $"""
            INSERT INTO outgoing_mails (id, user_id, recipient, subject, text, state, attempts, due_at, created_at)
            VALUES ({Ids.New(clock)}, {end.UserId}, {user.Email}, {Cut(letter.Subject, MostTitle)}, {text}, {nameof(MailState.Waiting)}, {0}, {now}, {now})
            """);
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

    private static string Cut(string text, int most) => text.Length <= most ? text : text.Shorten(most - 1) + "…";

    private sealed record Reader(string Email, bool EmailVerified, UserPreferences Preferences);
}
