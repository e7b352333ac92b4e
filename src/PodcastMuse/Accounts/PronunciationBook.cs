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

    /// <summary>Replaces the whole book; null when it is done.</summary>
    public async Task<Problem?> ReplaceAsync(Guid userId, IReadOnlyDictionary<string, string> words, CancellationToken cancellationToken)
    {
        if (Objection(words) is { } objection)
            return objection;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await db.Set<User>().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
            return Problems.NotFound(Phrase.Of("account_gone", "This account is gone."));
        user.Preferences = user.Preferences with { Pronunciations = words.ToDictionary(w => w.Key.Trim(), w => w.Value.Trim()) };
        user.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return null;
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
