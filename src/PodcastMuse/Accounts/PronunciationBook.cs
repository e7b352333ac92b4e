using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>A user's own dictionary for voices: words as written, and what is read in their place.</summary>
public sealed class PronunciationBook(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    /// <summary>Names and terms of many shows; every line of a script is searched for all of them.</summary>
    public const int MostWords = 1_000;

    private const int MostWord = 100;
    private const int MostSaid = 200;

    /// <summary>Null when the account is gone.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> GetAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return (await db.Set<User>().Where(u => u.Id == userId).Select(u => u.Preferences).SingleOrDefaultAsync(cancellationToken))?.Pronunciations;
    }

    /// <summary>Replaces the whole book, and gives it as it is kept; or why not, which may be what <paramref name="mismatch"/> has against the one in force.</summary>
    public async Task<(IReadOnlyDictionary<string, string>? Kept, Problem? Problem)> ReplaceAsync(
        Guid userId, IReadOnlyDictionary<string, string> words, Func<IReadOnlyDictionary<string, string>, Problem?> mismatch, CancellationToken cancellationToken)
    {
        if (Objection(words) is { } objection)
            return (null, objection);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await User.HoldAsync(db, userId, cancellationToken) is not { } user)
            return (null, Problems.NotFound(Phrase.Of("account_gone", "This account is gone.")));
        if (mismatch(user.Preferences.Pronunciations) is { } problem)
            return (null, problem);
        var kept = words.ToDictionary(w => w.Key.Trim(), w => w.Value.Trim());
        user.Preferences = user.Preferences with { Pronunciations = kept };
        user.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (kept, null);
    }

    private static Problem? Objection(IReadOnlyDictionary<string, string> words)
    {
        if (words.Count > MostWords)
            return Problems.InvalidField("pronunciations", Phrase.Of("too_many_words", $"has more than {MostWords} words", ("most", MostWords)));
        var errors = new Dictionary<string, string[]>();
        foreach (var (word, said) in words.Where(w => errors.Count < 20))
        {
            if (string.IsNullOrWhiteSpace(word) || word.Length > MostWord || word.Any(char.IsControl))
                errors["pronunciations"] = [$"has a word that is empty, longer than {MostWord} characters, or has control characters in it"];
            else if (string.IsNullOrWhiteSpace(said) || said.Length > MostSaid || said.Any(char.IsControl))
                errors[$"pronunciations.{word}"] = [$"must be 1 to {MostSaid} characters, without control characters"];
        }

        if (errors.Count == 0 && words.Keys.GroupBy(w => w.Trim(), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            errors[$"pronunciations.{twice.Key}"] = ["stands there twice"];
        return errors.Count == 0 ? null : Problems.InvalidFields(errors);
    }
}
