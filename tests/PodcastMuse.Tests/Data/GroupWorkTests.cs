using CsCheck;
using PodcastMuse.Data;

namespace PodcastMuse.Tests.Data;

public sealed class GroupWorkTests
{
    private static readonly AsyncLocal<string?> OfTheRequest = new();

    [Fact]
    public async Task What_comes_while_a_group_is_written_is_written_together_as_soon_as_that_is_done()
    {
        var groups = new List<IReadOnlyList<int>>();
        var first = new TaskCompletionSource();
        var work = new GroupWork<int, int>(
            async items =>
            {
                groups.Add(items);
                if (groups.Count == 1)
                    await first.Task;
                return items;
            },
            3);
        var alone = work.DoAsync(0);
        while (groups.Count == 0)
            await Task.Yield();
        var others = Enumerable.Range(1, 5).Select(work.DoAsync).ToList();
        first.SetResult();

        var ends = await Task.WhenAll(others.Prepend(alone));
        Assert.Equal([0, 1, 2, 3, 4, 5], ends);
        Assert.Equal(["0", "1,2,3", "4,5"], groups.Select(g => string.Join(',', g)));
    }

    [Fact]
    public async Task In_a_group_that_fails_only_what_fails_alone_fails()
    {
        var work = new GroupWork<int, string>(
            items => items.Contains(13) ? throw new InvalidOperationException("thirteen") : Task.FromResult<IReadOnlyList<string>>([.. items.Select(i => $"{i} done")]),
            64);
        var ends = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                return await work.DoAsync(i);
            }
            catch (InvalidOperationException fault)
            {
                return fault.Message;
            }
        }));

        Assert.Equal(Enumerable.Range(0, 40).Select(i => i == 13 ? "thirteen" : $"{i} done"), ends);
    }

    [Fact]
    public async Task Nothing_of_a_request_clings_to_what_is_written_for_others()
    {
        OfTheRequest.Value = "a key";
        var work = new GroupWork<int, string?>(items => Task.FromResult<IReadOnlyList<string?>>([.. items.Select(_ => OfTheRequest.Value)]), 8);

        Assert.Null(await work.DoAsync(1));
    }

    [Fact]
    public void Everybody_gets_the_end_of_the_own_item_however_they_come() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 3], Gen.Int[0, 3].Array[1, 60]).Sample(
        (most, lanes, pauses) =>
        {
            var (inHand, tooMany) = (0, 0);
            var work = new GroupWork<int, int>(
                async items =>
                {
                    if (items.Count > most || Interlocked.Increment(ref inHand) > lanes)
                        Interlocked.Increment(ref tooMany);
                    await Task.Yield();
                    Interlocked.Decrement(ref inHand);
                    return [.. items.Select(i => i * 2)];
                },
                most,
                lanes,
                Timeout.InfiniteTimeSpan,
                TimeProvider.System);
            var ends = Task.WhenAll(pauses.Select(async (pause, i) =>
            {
                for (var turn = 0; turn < pause; turn++)
                    await Task.Yield();
                return await work.DoAsync(i);
            })).GetAwaiter().GetResult();
            return tooMany == 0 && ends.Select((end, i) => end == i * 2).All(own => own);
        },
        iter: 300);
}
