using System.Data.Common;
using System.Text;
using PodcastMuse.Kernel;

namespace PodcastMuse.Tests.Kernel;

public sealed class DatabaseOutageTests
{
    [Theory]
    [InlineData("22P05", "", false, true)]
    [InlineData("23505", "", false, true)]
    [InlineData("42P01", "", false, false)]
    [InlineData("53100", "", true, false)]
    [InlineData("57P03", "", true, false)]
    [InlineData(null, "SQLite Error 19: 'UNIQUE constraint failed'.", false, true)]
    [InlineData(null, "SQLite Error 1: 'no such table'.", false, false)]
    [InlineData(null, "SQLite Error 13: 'database or disk is full'.", true, false)]
    [InlineData(null, "Connection refused", true, false)]
    public void A_database_that_is_away_is_told_from_one_that_refuses_values(string? state, string words, bool isAway, bool refuses)
    {
        var fault = new InvalidOperationException("Saving failed.", new Answer(state, words));
        Assert.Equal((isAway, refuses), (DatabaseOutage.IsIn(fault), DatabaseOutage.IsOfValues(fault)));
    }

    [Fact]
    public void Text_that_cannot_be_sent_is_a_value_too() => Assert.True(DatabaseOutage.IsOfValues(new EncoderFallbackException()));

    private sealed class Answer(string? state, string words) : DbException(words)
    {
        public override string? SqlState => state;
    }
}
