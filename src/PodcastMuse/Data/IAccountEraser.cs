namespace PodcastMuse.Data;

/// <summary>
/// What a feature does when an account is erased, beyond what the database does by itself: rows that carry the user's id go with
/// the user. Runs after the erasure is committed and may run again, so it must bear to find nothing.
/// </summary>
public interface IAccountEraser
{
    Task EraseAsync(Guid userId, CancellationToken cancellationToken);
}
