using SupportAddon.Rest.Requests;

namespace SupportAddon.Rest.Paging;

/// <summary>
/// How a list goes on from page to page, and how it is proved that no row slipped through between two of them.
/// A page that is shorter than asked for is never the end.
/// </summary>
internal abstract record PageTurning
{
    /// <summary>The address of the first page.</summary>
    public abstract Uri First(Address list);

    /// <summary>The judgement on the first page.</summary>
    public abstract Turn Open(ListPage page);

    /// <summary>Where the next page is. Asked only after a page that was not the last.</summary>
    public abstract PagePlace After(ListPage page, Address list);

    /// <summary>The judgement on a page that follows another one.</summary>
    public abstract Task<Turn> JudgeAsync(ListPage previous, ListPage page, PageReader read, CancellationToken ct);
}

/// <summary>Reads one page.</summary>
internal delegate Task<ListPage> PageReader(PagePlace place, CancellationToken ct);
