using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Completeness;

/// <summary>What is changed moves to the end, and draws the rows between forward.</summary>
internal sealed class MovesWhilePaging : WhilePaging
{
    public override string Promise => "Tickets changed while pages are turned come as they are in the end, and make no other slip through.";

    protected override string When => "while others were changed";

    protected override Task HappenAsync(Stock stock, TicketPage page, CancellationToken ct) =>
        stock.ChangeAsync(page.Tickets[0].Id, stock.Latest.AddSeconds(1), ct);
}
