namespace SupportAddon.Rest.Paging;

/// <summary>What turning a page brought: rows that were not there before, the end, or the news that rows moved meanwhile.</summary>
internal sealed record Turn(ListPage Page, IReadOnlyList<Row> Fresh, bool IsLast, string? Moved)
{
    public const string RowsMoved = "its rows move from page to page";
    public const string RowsTwice = "it gives rows twice";

    public static Turn On(ListPage page, IReadOnlyList<Row> fresh) => new(page, fresh, IsLast: false, page.Contradiction(isEnd: false));

    public static Turn End(ListPage page, IReadOnlyList<Row> fresh) => new(page, fresh, IsLast: true, page.Contradiction(isEnd: true));

    public static Turn Restart(ListPage page, string why = RowsMoved) => new(page, [], IsLast: false, why);
}
