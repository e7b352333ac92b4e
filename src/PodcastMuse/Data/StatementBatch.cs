using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PodcastMuse.Data;

/// <summary>A value that stands in the statement as it is; of this program, never of a user.</summary>
public readonly record struct SqlText(string Text);

/// <summary>
/// Statements that go to the database together, in the order they were added and in one round trip; the same SQL on every database.
/// They belong in a transaction of the caller's.
/// </summary>
public sealed class StatementBatch
{
    private static readonly int[] Lengths = [64, 32, 16, 8, 4, 2, 1];

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
    /// <param name="tail">What follows the rows, such as ON CONFLICT; of this program too.</param>
    public void AddRows(string head, IEnumerable<object?[]> rows, string tail = "")
    {
        _text.Append(head);
        var lead = " (";
        foreach (var row in rows)
        {
            _text.Append(lead).AppendJoin(", ", row.Select(Place)).Append(')');
            lead = ", (";
        }

        _text.Append(tail).Append(";\n");
    }

    /// <summary>
    /// Adds many rows as statements of a few lengths only, so that the database knows them again and they stay prepared.
    /// </summary>
    /// <param name="head">As of <see cref="AddRows"/>.</param>
    /// <param name="rows">The values, row by row.</param>
    /// <param name="tail">As of <see cref="AddRows"/>.</param>
    public void AddManyRows(string head, IReadOnlyList<object?[]> rows, string tail = "")
    {
        for (var done = 0; done < rows.Count;)
        {
            var length = Lengths.First(l => l <= rows.Count - done);
            AddRows(head, rows.Skip(done).Take(length), tail);
            done += length;
        }
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
            case SqlText sql:
                return sql.Text;
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
