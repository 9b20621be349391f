using SupportAddon.Rest.Requests;

namespace SupportAddon.Rest.Paging;

/// <summary>One answer holds everything; a declared total must agree.</summary>
internal sealed record SinglePage : PageTurning
{
    public override Uri First(Address list) => list.ToUri();

    public override Turn Open(ListPage page) => Turn.End(page, page.Rows);

    public override PagePlace After(ListPage page, Address list) => throw new InvalidOperationException();

    public override Task<Turn> JudgeAsync(ListPage previous, ListPage page, PageReader read, CancellationToken ct) =>
        throw new InvalidOperationException();
}
