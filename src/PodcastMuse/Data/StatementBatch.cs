using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PodcastMuse.Data;

/// <summary>
/// Statements that go to the database together, in the order they were added and in one round trip; the same SQL on every database.
/// They belong in a transaction of the caller's.
/// </summary>
public sealed class StatementBatch
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _values = [];

    /// <param name="statement">Its values become parameters; a sequence of values becomes a list with commas between.</param>
    public void Add(FormattableString statement)
    {
        _text.AppendFormat(CultureInfo.InvariantCulture, statement.Format, [.. statement.GetArguments().Select(Place)]).Append(";\n");
    }

    /// <summary>Adds one statement with many rows of values.</summary>
    /// <param name="head">Up to and with VALUES; of this program, never of a user.</param>
    /// <param name="rows">The values, row by row.</param>
    public void AddRows(string head, IEnumerable<object?[]> rows)
    {
        _text.Append(head);
        var lead = " (";
        foreach (var row in rows)
        {
            _text.Append(lead).AppendJoin(", ", row.Select(Place)).Append(')');
            lead = ", (";
        }

        _text.Append(";\n");
    }

    /// <summary>Sends what was added since the last time; nothing where nothing was.</summary>
    public async Task SendAsync(MuseDbContext db, CancellationToken cancellationToken)
    {
        if (_text.Length == 0)
            return;
        var (text, values) = (_text.ToString(), _values.ToArray());
        _text.Clear();
        _values.Clear();
        await db.Database.ExecuteSqlRawAsync(text, values, cancellationToken);
    }

    /// <summary>NULL is written out, since a parameter without a value has no type either; times go as the columns of both databases keep them.</summary>
    private string Place(object? value)
    {
        switch (value)
        {
            case null:
                return "NULL";
            case string text:
                return Parameter(text);
            case IEnumerable many:
                return string.Join(", ", many.Cast<object>().Select(Place));
            case DateTimeOffset time:
                return Parameter(time.UtcDateTime);
            default:
                return Parameter(value);
        }
    }

    private string Parameter(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{_values.Count - 1}}}");
    }
}
