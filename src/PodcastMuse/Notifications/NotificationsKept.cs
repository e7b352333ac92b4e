using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Notifications;

/// <summary>Mails of an erased account that are still waiting are not sent any more.</summary>
internal sealed class MailEraser(IDbContextFactory<MuseDbContext> database) : IAccountEraser
{
    public async Task EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await db.Set<OutgoingMail>().Where(m => m.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>A user's notes, for the user.</summary>
internal sealed class NotificationExport(IDbContextFactory<MuseDbContext> database) : IAccountExport
{
    public string Name => "notifications";

    public async IAsyncEnumerable<object> RowsAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var note in database.ReadInPagesAsync<Notification>(Following, cancellationToken))
            yield return new NotificationView(note.Id, note.Kind, note.Title, note.Body, note.ProjectId, note.CreatedAt, note.ReadAt);

        IQueryable<Notification> Following(MuseDbContext db, Notification? last)
        {
            var notes = db.Set<Notification>().AsNoTracking().Where(n => n.UserId == userId);
            if (last is not null)
                notes = notes.Where(n => n.CreatedAt > last.CreatedAt || (n.CreatedAt == last.CreatedAt && n.Id > last.Id));
            return notes.OrderBy(n => n.CreatedAt).ThenBy(n => n.Id);
        }
    }
}
