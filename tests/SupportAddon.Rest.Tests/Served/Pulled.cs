using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>What a reading gave, checked against the contract while it was given.</summary>
internal sealed record Pulled(IReadOnlyList<TicketPage> Pages)
{
    public IReadOnlyList<SourceTicket> Tickets => [.. Pages.SelectMany(page => page.Tickets)];

    public IEnumerable<string> Ids => Tickets.Select(ticket => ticket.Id).Distinct().Order();

    public Position Next => Pages[^1].Next;

    public static async Task<Pulled> FromAsync(ITicketSource source, Position? from = null)
    {
        var pages = new List<TicketPage>();
        await foreach (var page in source.ReadAsync(from, CancellationToken.None))
        {
            Assert.False(pages.Count > 0 && pages[^1].IsLast, "a page came after the last one");
            pages.Add(page);
        }
        Assert.True(pages[^1].IsLast, "the reading ended without a last page");
        return new Pulled(pages);
    }

    public static async Task<IReadOnlyList<string>> IdsAsync(ITicketSource source)
    {
        var pages = new List<IdPage>();
        await foreach (var page in source.ListIdsAsync(CancellationToken.None))
            pages.Add(page);
        Assert.True(pages[^1].IsLast, "the list ended without a last page");
        Assert.Single(pages, page => page.IsLast);
        return [.. pages.SelectMany(page => page.Ids).Distinct().Order()];
    }
}
