using Microsoft.EntityFrameworkCore;
using ExplainedFaults = PodcastMuse.Production.Faults;

namespace PodcastMuse.Tests.Production;

public sealed class FaultWordsTests
{
    /// <summary>What the database cannot hold it will not hold the next time either; that it is busy passes.</summary>
    [Theory]
    [InlineData("22P05", "unsupported Unicode escape sequence", false)]
    [InlineData("22021", "invalid byte sequence for encoding", false)]
    [InlineData("23503", "violates foreign key constraint", false)]
    [InlineData(null, "SQLite Error 19: 'FOREIGN KEY constraint failed'.", false)]
    [InlineData("57P01", "terminating connection", true)]
    [InlineData("40001", "could not serialize access", true)]
    [InlineData(null, "SQLite Error 5: 'database is locked'.", true)]
    public void Data_that_a_database_refuses_is_no_fault_that_passes(string? state, string words, bool passes)
    {
        var broken = new BrokenDatabase(state, words);
        Assert.Equal(passes, ExplainedFaults.Explain(broken).IsTransient);
        Assert.Equal(passes, ExplainedFaults.Explain(new DbUpdateException("Saving failed.", broken)).IsTransient);
    }
}
