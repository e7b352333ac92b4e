using CsCheck;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Tests.Data;

public sealed class ChangeStampsTests
{
    [Fact]
    public void What_was_read_before_a_change_does_not_hold_after_it() =>
        Gen.Guid.List[1, 20].Sample(ids =>
        {
            var stamps = new ChangeStamps();
            foreach (var id in ids)
            {
                var since = stamps.Now;
                Assert.True(stamps.Holds(since, ids));
                stamps.Touch([id]);
                Assert.False(stamps.Holds(since, ids));
                Assert.True(stamps.Holds(stamps.Now, ids));
            }
        });

    [Fact]
    public void A_change_that_names_nothing_may_be_of_anything()
    {
        var stamps = new ChangeStamps();
        var since = stamps.Now;
        stamps.Touch([]);
        Assert.False(stamps.Holds(since, []));
        Assert.False(stamps.Holds(since, [Ids.New(TimeProvider.System)]));
    }
}
