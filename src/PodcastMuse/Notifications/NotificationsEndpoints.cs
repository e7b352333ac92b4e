using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Notifications;

/// <summary>A note as its user sees it.</summary>
public sealed record NotificationView(Guid Id, string Kind, string Title, string Body, Guid? ProjectId, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);

/// <summary>A part of the notes, the newest first, and how many of all are unread.</summary>
public sealed record NotificationPage(IReadOnlyList<NotificationView> Items, int Total, int Page, int PageSize, int Unread);

/// <summary><c>/api/v1/users/me/notifications</c></summary>
internal static class NotificationsEndpoints
{
    public static void MapNotificationList(this IEndpointRouteBuilder endpoints)
    {
        var notes = endpoints.MapGroup("/api/v1/users/me/notifications").WithTags("Users");
        notes.MapGet("", ListAsync).WithName("ListNotifications").WithSummary("Notes, the newest first").Refuses(401, 422, 429);
        notes.MapPost("/{id:guid}/read", ReadAsync).WithName("ReadNotification").WithSummary("Mark a note as read").Refuses(401, 404, 429);
    }

    private static async Task<Ok<NotificationPage>> ListAsync(
        [AsParameters] PageQuery page, CurrentUser user, IDbContextFactory<MuseDbContext> database, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var mine = db.Set<Notification>().AsNoTracking().Where(n => n.UserId == user.Id);
        var unread = await mine.CountAsync(n => n.ReadAt == null, cancellationToken);
        var notes = await mine.OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id)
            .Select(n => new NotificationView(n.Id, n.Kind, n.Title, n.Body, n.ProjectId, n.CreatedAt, n.ReadAt))
            .PageAsync(page, cancellationToken);
        return TypedResults.Ok(new NotificationPage(notes.Items, notes.Total, notes.Page, notes.PageSize, unread));
    }

    private static async Task<Results<NoContent, Refusal>> ReadAsync(
        Guid id, CurrentUser user, IDbContextFactory<MuseDbContext> database, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var mine = db.Set<Notification>().Where(n => n.Id == id && n.UserId == user.Id);
        var now = clock.GetUtcNow();
        var read = await mine.Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellationToken);
        return read == 1 || await mine.AnyAsync(cancellationToken) ? TypedResults.NoContent() : Refusal.Of(Problems.NotFound(Phrase.Of("no_note", "There is no such note.")));
    }
}
