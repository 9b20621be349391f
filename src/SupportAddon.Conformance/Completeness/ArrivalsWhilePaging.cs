using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Completeness;

/// <summary>Work goes on while somebody reads.</summary>
internal sealed class ArrivalsWhilePaging : WhilePaging
{
    public override string Promise => "Tickets added while pages are turned come in this reading or in the next.";

    protected override string When => "while others were added";

    protected override Task HappenAsync(Stock stock, TicketPage page, CancellationToken ct) =>
        stock.AddAsync(Enumerable.Repeat(stock.Latest.AddSeconds(1), page.Tickets.Count), ct);
}
