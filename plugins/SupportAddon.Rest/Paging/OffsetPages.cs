using System.Globalization;
using SupportAddon.Rest.Requests;

namespace SupportAddon.Rest.Paging;

/// <summary>
/// Pages by the number of rows to pass over. Each page begins with the last row of the page before: in a sorted list
/// what follows that row is then exactly what was not given yet. A limit that the server caps changes nothing, for
/// reading goes on after what was received.
/// </summary>
internal sealed record OffsetPages(string Offset, string Limit, int Size) : PageTurning
{
    public override Uri First(Address list) =>
        list.With(Offset, "0").With(Limit, Size.ToString(CultureInfo.InvariantCulture)).ToUri();

    public override Turn Open(ListPage page) => page.Rows.Count == 0 ? Turn.End(page, []) : Turn.On(page, page.Rows);

    public override PagePlace After(ListPage page, Address list) => At(page, page.End - 1);

    public override async Task<Turn> JudgeAsync(ListPage previous, ListPage page, PageReader read, CancellationToken ct)
    {
        if (page.Rows.Count == 0 || !page.Rows[0].IsSameAs(previous.Rows[^1]))
            return Turn.Restart(page);
        if (page.Rows.Count > 1)
            return Turn.On(page, [.. page.Rows.Skip(1)]);
        // A server that counts bytes may give one row though there are more: without a total only nothing is the end.
        var isEnd = page.Total is not null || (await read(At(page, page.End), ct)).Rows.Count == 0;
        return isEnd ? Turn.End(page, []) : Turn.Restart(page);
    }

    private PagePlace At(ListPage page, long offset) =>
        new(Address.Set(page.Place.Address, Offset, offset.ToString(CultureInfo.InvariantCulture)), offset, page.Place.Number + 1);
}
