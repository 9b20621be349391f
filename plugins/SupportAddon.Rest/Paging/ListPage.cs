using SupportAddon.Rest.Requests;

namespace SupportAddon.Rest.Paging;

/// <summary>Where a page is in its list: its address, how many rows its total counts before it, and its number from 0.</summary>
internal sealed record PagePlace(Uri Address, long Before, int Number);

/// <summary>One answer to a request for a list.</summary>
/// <param name="Place">What was asked for.</param>
/// <param name="Rows">Its rows, in the order of the source.</param>
/// <param name="Total">How many rows the source says there are in all, where it does.</param>
/// <param name="Answer">The whole answer.</param>
internal sealed record ListPage(PagePlace Place, IReadOnlyList<Row> Rows, long? Total, Answer Answer)
{
    public long End => Place.Before + Rows.Count;

    public bool HasSameRowsAs(ListPage other) =>
        Rows.Count == other.Rows.Count && Rows.Zip(other.Rows).All(pair => pair.First.IsSameAs(pair.Second));

    /// <summary>What is wrong with the total, as a clause; null when it agrees with the rows.</summary>
    public string? Contradiction(bool isEnd) =>
        Total is { } total && (isEnd ? End != total : End > total) ? $"it says that there are {total} rows but gives {End}" : null;
}
