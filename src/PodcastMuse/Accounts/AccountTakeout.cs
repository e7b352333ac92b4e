using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>
/// Everything about a user as a ZIP (GDPR, article 20): a JSON file per feature and the user's files, streamed as they are read.
/// No hash and no key is in it.
/// </summary>
public sealed class AccountTakeout(IDbContextFactory<MuseDbContext> database, IEnumerable<IAccountExport> exports, AccessTokens tokens)
{
    private static readonly JsonSerializerOptions Json = new(JsonColumn.Options) { WriteIndented = true };

    /// <summary>Writes the ZIP to a stream that need not seek.</summary>
    public async Task WriteAsync(Guid userId, Stream output, CancellationToken cancellationToken)
    {
        await using var held = new HeldWrites(output);
        await using (var zip = await ZipArchive.CreateAsync(held, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            await FillAsync(zip, userId, cancellationToken);
        await held.FlushAsync(cancellationToken);
    }

    private async Task FillAsync(ZipArchive zip, Guid userId, CancellationToken cancellationToken)
    {
        await using (var db = await database.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
                return;
            await AddAsync(zip, "account", AccountView.Of(user, tokens.IsAdmin(user)), cancellationToken);
            await AddAsync(zip, "preferences", user.Preferences, cancellationToken);
            var sessions = await db.Set<Session>().Where(s => s.UserId == userId).OrderBy(s => s.CreatedAt)
                .Select(s => new { s.Id, s.UserAgent, s.Address, s.CreatedAt, s.LastSeen, s.ExpiresAt }).ToListAsync(cancellationToken);
            await AddAsync(zip, "sessions", sessions, cancellationToken);
            var logins = await db.Set<ExternalLogin>().Where(l => l.UserId == userId)
                .Select(l => new { l.Provider, l.Subject, l.CreatedAt }).ToListAsync(cancellationToken);
            await AddAsync(zip, "external_logins", logins, cancellationToken);
        }

        foreach (var export in exports)
        {
            await AddAsync(zip, export.Name, export.RowsAsync(userId, cancellationToken), cancellationToken);
            await foreach (var file in export.FilesAsync(userId, cancellationToken).WithCancellation(cancellationToken))
                await AddFileAsync(zip, file, cancellationToken);
        }
    }

    private static async Task AddAsync<T>(ZipArchive zip, string name, T value, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name + ".json", CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, value, Json, cancellationToken);
    }

    /// <summary>Sound and pictures are compressed already.</summary>
    private static async Task AddFileAsync(ZipArchive zip, ExportFile file, CancellationToken cancellationToken)
    {
        if (await file.OpenAsync(cancellationToken) is not { } content)
            return;
        await using var _ = content;
        await using var entry = await zip.CreateEntry("files/" + file.Path, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
        await content.CopyToAsync(entry, cancellationToken);
    }
}
