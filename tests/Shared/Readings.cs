using System.Globalization;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Shared;

/// <summary>What a connector's readings gave, checked against the contract.</summary>
internal static class Readings
{
    public static async Task<List<TicketPage>> PagesAsync(this ITicketSource source, Position? from = null)
    {
        var pages = new List<TicketPage>();
        await foreach (var page in source.ReadAsync(from, CancellationToken.None))
            pages.Add(page);
        Assert.Single(pages, page => page.IsLast);
        Assert.True(pages[^1].IsLast);
        return pages;
    }

    public static IEnumerable<SourceTicket> Tickets(this IEnumerable<TicketPage> pages) => pages.SelectMany(page => page.Tickets);

    public static IEnumerable<long> Ids(this IEnumerable<TicketPage> pages) => pages.Tickets().Select(ticket => long.Parse(ticket.Id, CultureInfo.InvariantCulture)).Distinct().Order();

    public static async Task<SourceTicket> OnlyTicketAsync(this ITicketSource source) => Assert.Single((await source.PagesAsync()).Tickets());

    public static async Task<IEnumerable<long>> IdsAsync(this ITicketSource source)
    {
        var pages = new List<IdPage>();
        await foreach (var page in source.ListIdsAsync(CancellationToken.None))
            pages.Add(page);
        Assert.Single(pages, page => page.IsLast);
        Assert.True(pages[^1].IsLast);
        return pages.SelectMany(page => page.Ids).Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Order();
    }

    public static async Task<ConnectorException> FailureAsync(this ITicketSource source, FailureKind kind, string message)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => source.PagesAsync());
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Next, StringComparison.Ordinal);
        return failure;
    }
}
