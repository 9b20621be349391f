using System.Globalization;
using SupportAddon.Rest.Requests;

namespace SupportAddon.Rest.Paging;

/// <summary>
/// Pages by the last row given: each asks for what comes after it. Rows that move or go change nothing for those behind
/// them, so nothing is read twice. The end is an empty page; a total counts the rows from the page on.
/// </summary>
/// <param name="Parameter">The query parameter that holds the filter; it replaces one of that name.</param>
/// <param name="Value">The filter, with {id} and, where rows have one, {cursor} of the last row.</param>
/// <param name="Limit">The parameter for the rows wanted.</param>
/// <param name="Size">The rows asked for at a time.</param>
internal sealed record KeysetPages(string Parameter, string Value, string Limit, int Size) : PageTurning
{
    public override Uri First(Address list) => Sized(list).ToUri();

    public override Turn Open(ListPage page) => page.Rows.Count == 0 ? Turn.End(page, []) : Turn.On(page, page.Rows);

    public override PagePlace After(ListPage page, Address list)
    {
        var last = page.Rows[^1];
        var filter = Value.Replace("{cursor}", last.Written, StringComparison.Ordinal).Replace("{id}", last.Id, StringComparison.Ordinal);
        return new PagePlace(Sized(list).With(Parameter, filter).ToUri(), 0, page.Place.Number + 1);
    }

    public override Task<Turn> JudgeAsync(ListPage previous, ListPage page, PageReader read, CancellationToken ct) =>
        Task.FromResult(Open(page with { Total = page.Total ?? previous.Total - previous.Rows.Count }));

    private Address Sized(Address list) => list.With(Limit, Size.ToString(CultureInfo.InvariantCulture));
}
