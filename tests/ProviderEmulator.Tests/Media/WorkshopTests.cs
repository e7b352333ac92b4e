using ProviderEmulator.Media;

namespace ProviderEmulator.Tests.Media;

public sealed class WorkshopTests
{
    private static string Recipe() => $"test {Environment.ProcessId} {Random.NextInt64()}";

    private static readonly Random Random = new();

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_hundred_wishes_for_the_same_at_once_are_made_once_also_in_several_emulators()
    {
        using Workshop one = new(), other = new();
        var (recipe, made) = (Recipe(), 0);
        var works = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => (index % 2 == 0 ? one : other).KeepAsync(
            recipe,
            "txt",
            async (path, stop) =>
            {
                Interlocked.Increment(ref made);
                await Task.Delay(50, stop);
                await File.WriteAllTextAsync(path, "done", stop);
            },
            TestContext.Current.CancellationToken)));
        Assert.Equal(1, made);
        Assert.All(works, work => Assert.Equal("done"u8, work));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Whoever_waits_gets_it_although_the_first_has_left()
    {
        using var workshop = new Workshop();
        using var leaving = new CancellationTokenSource();
        var recipe = Recipe();
        var first = workshop.KeepAsync(recipe, "txt", (_, stop) => Task.Delay(Timeout.InfiniteTimeSpan, stop), leaving.Token);
        var second = workshop.KeepAsync(recipe, "txt", (path, stop) => File.WriteAllTextAsync(path, "second", stop), TestContext.Current.CancellationToken);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("second", System.Text.Encoding.UTF8.GetString(await second));
    }
}
