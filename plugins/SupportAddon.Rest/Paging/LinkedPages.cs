using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;

namespace SupportAddon.Rest.Paging;

/// <summary>
/// Pages by an address in the answer; without one it is the last. Many such addresses hold a page number or an offset,
/// so the page before is read once more, as with <see cref="NumberedPages"/>.
/// </summary>
internal sealed record LinkedPages(FieldPath Link) : PageTurning
{
    public override Uri First(Address list) => list.ToUri();

    public override Turn Open(ListPage page) => Judged(page);

    public override PagePlace After(ListPage page, Address list) =>
        new(new Uri(page.Place.Address, Next(page)), page.End, page.Place.Number + 1);

    public override async Task<Turn> JudgeAsync(ListPage previous, ListPage page, PageReader read, CancellationToken ct) =>
        (await read(previous.Place, ct)).HasSameRowsAs(previous) ? Judged(page) : Turn.Restart(page);

    private Turn Judged(ListPage page) => Next(page) is null ? Turn.End(page, page.Rows) : Turn.On(page, page.Rows);

    private string? Next(ListPage page) => JsonText.Of(Link.In(page.Body));
}
