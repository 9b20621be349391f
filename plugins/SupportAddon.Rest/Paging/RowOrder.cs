using System.Globalization;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Paging;

/// <summary>What must hold from row to row, so that a position can stand between two of them.</summary>
internal abstract class RowOrder
{
    /// <summary>Looks at the next row. False when it was given before, so that another one must have slipped through.</summary>
    /// <exception cref="ConnectorException">The source does not sort.</exception>
    public abstract bool Follows(Row row);

    protected static ConnectorException Unsorted(string system, string by, Row row) => new(FailureKind.Unexpected,
        $"{system} does not sort by {by}: record {row.Id} comes too late.",
        $"Correct the sort parameter in the manifest's query, so that records come by {by}, ascending.");
}

/// <summary>No order is promised, nor needed.</summary>
internal sealed class AnyOrder : RowOrder
{
    public override bool Follows(Row row) => true;
}

/// <summary>
/// Ascending by cursor. Among equal cursors any order will do that stays the same from page to page: sources sort more
/// finely than they show (Redmine by microseconds, showing seconds), so that ids need not ascend. But as pages leave no
/// gap, rows that all differ are all the rows there are; hence the ids of the cursor at hand, and no others, are kept.
/// </summary>
internal sealed class CursorOrder(string system, string field) : RowOrder
{
    private readonly HashSet<string> _equal = [];
    private DateTime _last = DateTime.MinValue;

    public override bool Follows(Row row)
    {
        var cursor = row.Cursor!.Value;
        if (cursor < _last)
            throw Unsorted(system, field, row);
        if (cursor > _last)
            _equal.Clear();
        _last = cursor;
        return _equal.Add(row.Id);
    }
}

/// <summary>In no order, but none twice: only then does their number prove that all have come.</summary>
internal sealed class EachOnce : RowOrder
{
    private readonly Seen _ids = new();

    public override bool Follows(Row row) => _ids.Add(row.Id);
}

/// <summary>Ascending by cursor, and by id among equal cursors: what a page after the last row needs.</summary>
internal sealed class KeysetOrder(string system, string field) : RowOrder
{
    private Row? _last;

    public override bool Follows(Row row)
    {
        if (_last is { } last && (row.Cursor < last.Cursor || (row.Cursor == last.Cursor && IdOrder.Compare(last.Id, row.Id) >= 0)))
            throw Unsorted(system, $"{field}, then id", row);
        _last = row;
        return true;
    }
}

/// <summary>Ascending by id: as numbers when they are, else by characters.</summary>
internal sealed class IdOrder(string system) : RowOrder
{
    private string? _last;

    public override bool Follows(Row row)
    {
        if (_last is not null && Compare(_last, row.Id) >= 0)
            throw Unsorted(system, "id", row);
        _last = row.Id;
        return true;
    }

    public static int Compare(string a, string b) => Number(a) is { } x && Number(b) is { } y ? x.CompareTo(y) : string.CompareOrdinal(a, b);

    private static decimal? Number(string id) =>
        decimal.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
