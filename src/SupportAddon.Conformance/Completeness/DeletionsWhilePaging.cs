using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Completeness;

/// <summary>What is deleted from a page already read draws the following rows forward.</summary>
internal sealed class DeletionsWhilePaging : WhilePaging
{
    public override string Promise => "Deletions while pages are turned make no other ticket slip through.";

    protected override string When => "while others were deleted";

    protected override Task HappenAsync(Stock stock, TicketPage page, CancellationToken ct) => stock.DeleteAsync(page.Tickets[0].Id, ct);
}
