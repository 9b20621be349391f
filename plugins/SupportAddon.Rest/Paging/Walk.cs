using System.Runtime.CompilerServices;
using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Paging;

/// <summary>Rows given, and how far the walk has come by them.</summary>
/// <param name="Place">Where they were.</param>
/// <param name="Rows">The rows; some may come again after a restart.</param>
/// <param name="Reached">The highest cursor given so far.</param>
/// <param name="Total">How many rows the walk will give in all, where the source says so.</param>
/// <param name="IsLast">Whether the end is reached and proved.</param>
internal sealed record GivenRows(PagePlace Place, IReadOnlyList<Row> Rows, DateTime? Reached, long? Total, bool IsLast);

/// <summary>
/// Walks a whole list. Where rows are found to have moved between two pages, it starts anew from the highest cursor
/// given so far, or from the beginning where the list has none: rows may come twice, none is passed over.
/// </summary>
/// <param name="reader">Reads the list's pages.</param>
/// <param name="start">The list from a cursor on, or from its beginning.</param>
/// <param name="order">The order its rows must keep.</param>
internal sealed class Walk(ListReader reader, Func<DateTime?, Address> start, Func<RowOrder> order)
{
    private const int MostRestarts = 20;

    public async IAsyncEnumerable<GivenRows> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        DateTime? reached = null;
        long given = 0;
        var restarts = 0;
        for (var stretch = Begin(null); ;)
        {
            var turn = await stretch.NextAsync(ct);
            if (turn.Moved is not null)
            {
                if (++restarts > MostRestarts)
                    throw Restless(turn.Moved);
                stretch = Begin(reached);
                continue;
            }
            var cursor = turn.Fresh.Max(row => row.Cursor);
            if (cursor > (reached ?? DateTime.MinValue))
                (reached, restarts) = (cursor, 0);
            given += turn.Fresh.Count;
            yield return new GivenRows(turn.Page.Place, turn.Fresh, reached, given - turn.Page.End + turn.Page.Total, turn.IsLast);
            if (turn.IsLast)
                yield break;
        }
    }

    private Stretch Begin(DateTime? reached) => new(reader, start(reached), order());

    private ConnectorException Restless(string why) => new(FailureKind.Unexpected,
        $"{reader.System} cannot be read without gaps: {why}, {MostRestarts} times in a row.",
        "Read it at a quieter time; if it stays, the manifest's sort order or its \"total\" is not what the system really does.");
}
