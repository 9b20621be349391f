using System.Globalization;
using SupportAddon.Rest.Requests;

namespace SupportAddon.Rest.Paging;

/// <summary>
/// Pages by number. They cannot overlap, so each is read once more after its successor: when it still holds the same
/// rows, none of the successor's had slipped into it. The end is an empty page.
/// </summary>
internal sealed record NumberedPages(string Parameter, int FirstNumber) : PageTurning
{
    public override Uri First(Address list) => list.With(Parameter, Text(FirstNumber)).ToUri();

    public override Turn Open(ListPage page) => page.Rows.Count == 0 ? Turn.End(page, []) : Turn.On(page, page.Rows);

    public override PagePlace After(ListPage page, Address list)
    {
        var next = page.Place.Number + 1;
        return new PagePlace(list.With(Parameter, Text(FirstNumber + next)).ToUri(), page.End, next);
    }

    public override async Task<Turn> JudgeAsync(ListPage previous, ListPage page, PageReader read, CancellationToken ct)
    {
        if (!(await read(previous.Place, ct)).HasSameRowsAs(previous))
            return Turn.Restart(page);
        return Open(page with { Total = page.Total ?? previous.Total });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
