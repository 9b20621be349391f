using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Paging;

/// <summary>
/// Pages of which each names the next one; the one that names none is the last. Behind many such names stands a page
/// number or an offset, so the page before is read once more, as with <see cref="NumberedPages"/>.
/// </summary>
internal abstract record LinkedPages : PageTurning
{
    public override Uri First(Address list) => list.ToUri();

    public override Turn Open(ListPage page) => Judged(page);

    public override PagePlace After(ListPage page, Address list) => new(Next(page)!, page.End, page.Place.Number + 1);

    public override async Task<Turn> JudgeAsync(ListPage previous, ListPage page, PageReader read, CancellationToken ct) =>
        (await read(previous.Place, ct)).HasSameRowsAs(previous) ? Judged(page) : Turn.Restart(page);

    /// <summary>Where the next page is; null on the last.</summary>
    protected abstract Uri? Next(ListPage page);

    protected static Uri? Linked(ListPage page, string? link) =>
        link is null ? null : Uri.TryCreate(page.Place.Address, link, out var address) ? address : throw new ConnectorException(
            FailureKind.Unexpected, $"The next page after GET {page.Place.Address.AbsolutePath} is no address: \"{link}\".",
            "Correct the paging in the manifest.");

    private Turn Judged(ListPage page) => Next(page) is null ? Turn.End(page, page.Rows) : Turn.On(page, page.Rows);
}

/// <summary>By an address in the answer.</summary>
internal sealed record BodyLinkPages(FieldPath Link) : LinkedPages
{
    protected override Uri? Next(ListPage page) => Linked(page, JsonText.Of(Link.In(page.Answer.Body)));
}

/// <summary>By the answer's Link header.</summary>
internal sealed record HeaderLinkPages : LinkedPages
{
    protected override Uri? Next(ListPage page) => Linked(page, LinkHeader.Next(page.Answer.Links));
}

/// <summary>By a token in the answer, sent back as a parameter of the same request.</summary>
internal sealed record TokenPages(FieldPath Token, string Parameter) : LinkedPages
{
    protected override Uri? Next(ListPage page) =>
        JsonText.Of(Token.In(page.Answer.Body)) is { } token ? Address.Set(page.Place.Address, Parameter, token) : null;
}
