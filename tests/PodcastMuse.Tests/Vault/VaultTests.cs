using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Tests.Credits;
using PodcastMuse.Vault;
using KeyVault = PodcastMuse.Vault.Vault;

namespace PodcastMuse.Tests.Vault;

public sealed class VaultTests(LedgerRooms rooms)
{
    private const string Key = "sk-proj-0123456789abcdefghijklmnopwxyz";

    private static readonly byte[] First = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Second = RandomNumberGenerator.GetBytes(32);

    [Theory, EachEngine]
    public async Task A_key_comes_back_as_it_was_put(Engine engine)
    {
        await using var room = await OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(0);
        var kept = await PutAsync(room, user, $"  {Key}\n");
        Assert.Equal(("openai", "sk-…wxyz", true), (kept.Provider, kept.Hint, kept.IsActive));
        Assert.Equal(Key, await RevealAsync(room, user));
        Assert.Null(await room.Get<KeyVault>().OpenAsync(user, "kie", default));
        Assert.NotNull((await room.Get<KeyVault>().ListAsync(user, default))[0].LastUsed);
    }

    [Theory, EachEngine]
    public async Task Another_key_takes_its_place(Engine engine)
    {
        await using var room = await OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(0);
        await PutAsync(room, user, Key);
        await room.Get<KeyVault>().DeactivateAsync(user, "openai", default);
        Assert.Empty(await room.Get<KeyVault>().ProvidersAsync(user, default));
        await PutAsync(room, user, Key + "2");
        Assert.Equal(Key + "2", await RevealAsync(room, user));
        Assert.True(Assert.Single(await room.Get<KeyVault>().ListAsync(user, default)).IsActive);
        Assert.True(await room.Get<KeyVault>().DeleteAsync(user, "openai", default));
        Assert.False(await room.Get<KeyVault>().DeleteAsync(user, "openai", default));
    }

    [Theory, EachEngine]
    public async Task Many_who_put_at_once_leave_one_whole_key(Engine engine)
    {
        await using var room = await OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(0);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => room.Get<KeyVault>().PutAsync(
            user, "openai", Secret.Of($"{Key}{i}"), i % 2 == 0 ? null : $"https://llm{i}.example.com/v1", default)));
        using var opened = await room.Get<KeyVault>().OpenAsync(user, "openai", default);
        var number = int.Parse(opened!.Key.Reveal()[Key.Length..], CultureInfo.InvariantCulture);
        Assert.Equal(number % 2 == 0 ? null : new Uri($"https://llm{number}.example.com/v1"), opened.BaseUrl);
    }

    [Theory, EachEngine]
    public async Task A_row_moved_elsewhere_does_not_open(Engine engine)
    {
        await using var room = await OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(0);
        var (thief, _) = await room.NewUserAsync(0);
        await PutAsync(room, user, Key);
        await PutAsync(room, thief, Key + "thief");
        await using var db = await room.DatabaseAsync();
        var row = await db.Set<ApiKey>().AsNoTracking().SingleAsync(k => k.UserId == user);
        var mine = db.Set<ApiKey>().Where(k => k.UserId == user);

        await db.Set<ApiKey>().Where(k => k.UserId == thief).ExecuteUpdateAsync(set => set.SetProperty(k => k.EncryptedKey, row.EncryptedKey));
        await DoesNotOpenAsync(room, thief, "openai");
        await mine.ExecuteUpdateAsync(set => set.SetProperty(k => k.Provider, "kie"));
        await DoesNotOpenAsync(room, user, "kie");
        await mine.ExecuteUpdateAsync(set => set.SetProperty(k => k.Provider, "openai").SetProperty(k => k.BaseUrl, "https://evil.example.com/"));
        await DoesNotOpenAsync(room, user, "openai");
        await mine.ExecuteUpdateAsync(set => set.SetProperty(k => k.BaseUrl, (string?)null));
        Assert.Equal(Key, await RevealAsync(room, user));
    }

    [Theory, EachEngine]
    public async Task Another_users_data_key_does_not_open(Engine engine)
    {
        await using var room = await OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(0);
        var (thief, _) = await room.NewUserAsync(0);
        await PutAsync(room, user, Key);
        await PutAsync(room, thief, Key);
        await using var db = await room.DatabaseAsync();
        var wrapped = await db.Set<DataKey>().Where(k => k.UserId == user).Select(k => k.WrappedKey).SingleAsync();
        await db.Set<DataKey>().Where(k => k.UserId == thief).ExecuteUpdateAsync(set => set.SetProperty(k => k.WrappedKey, wrapped));
        await DoesNotOpenAsync(room, thief, "openai");
    }

    [Theory, EachEngine]
    public async Task Rotation_wraps_all_anew_and_the_old_key_may_go(Engine engine)
    {
        await using var room = await OpenAsync(engine);
        var users = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            users.Add((await room.NewUserAsync(0)).UserId);
            await PutAsync(room, users[i], Key + i);
        }

        var both = With(room, Second, First);
        Assert.Equal(Key + 0, await RevealAsync(both.Vault, users[0]));
        Assert.Equal((5, 0), await both.Keys.RotateAsync(default));
        Assert.Equal((0, 0), await both.Keys.RotateAsync(default));
        var onlyNew = With(room, Second);
        for (var i = 0; i < 5; i++)
            Assert.Equal(Key + i, await RevealAsync(onlyNew.Vault, users[i]));
        await Assert.ThrowsAsync<FaultException>(() => With(room, First).Vault.OpenAsync(users[0], "openai", default));
        Assert.Equal((0, 5), await With(room, RandomNumberGenerator.GetBytes(32)).Keys.RotateAsync(default));
    }

    [Theory, EachEngine]
    public async Task Wrong_forms_are_refused_and_keep_what_was(Engine engine)
    {
        await using var room = await OpenAsync(engine);
        var (user, _) = await room.NewUserAsync(0);
        await PutAsync(room, user, Key);
        var outcome = await room.Get<KeyVault>().PutAsync(user, "openai", Secret.Of("oops my password"), "https://127.0.0.1/", default);
        var problem = Assert.IsType<KeyOutcome.Refused>(outcome).Problem;
        Assert.Equal(["api_key", "base_url"], problem.Errors!.Keys.Order());
        Assert.DoesNotContain("oops", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(Key, await RevealAsync(room, user));
    }

    private Task<LedgerRoom> OpenAsync(Engine engine) =>
        rooms.OpenAsync(engine, services => services.AddVault(new VaultOptions([First], AllowPrivateUrls: false)));

    private static (KeyVault Vault, DataKeys Keys) With(LedgerRoom room, params byte[][] keys)
    {
        var options = new VaultOptions(keys, AllowPrivateUrls: false);
        var (ring, database) = (new KeyRing(options), room.Get<IDbContextFactory<MuseDbContext>>());
        var dataKeys = new DataKeys(database, ring, TimeProvider.System);
        return (new KeyVault(database, dataKeys, ring, options, TimeProvider.System, NullLogger<KeyVault>.Instance), dataKeys);
    }

    private static async Task<KeyView> PutAsync(LedgerRoom room, Guid user, string key) =>
        Assert.IsType<KeyOutcome.Kept>(await room.Get<KeyVault>().PutAsync(user, "openai", Secret.Of(key), null, default)).Key;

    private static Task<string> RevealAsync(LedgerRoom room, Guid user) => RevealAsync(room.Get<KeyVault>(), user);

    private static async Task<string> RevealAsync(KeyVault vault, Guid user)
    {
        using var opened = await vault.OpenAsync(user, "openai", default);
        return opened!.Key.Reveal();
    }

    private static async Task DoesNotOpenAsync(LedgerRoom room, Guid user, string provider)
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => room.Get<KeyVault>().OpenAsync(user, provider, default));
        Assert.Equal("/problems/key-required", fault.Problem.Type);
    }
}
