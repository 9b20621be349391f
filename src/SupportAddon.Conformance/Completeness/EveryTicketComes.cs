using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>No ticket is missing, none is invented.</summary>
internal sealed class EveryTicketComes : Rule<TicketBench>
{
    public override string Promise => "Tickets read from the start are those that exist, over several pages, each with the time of its last change.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        var read = await bench.ReadAsync(null, ct);
        bench.Stock.MustBeIn(read.ChangedAt, "in a reading from the start", "Follow the source's pages to their end, and leave no state or project out.");
        var invented = read.ChangedAt.Keys.Except(bench.Stock.ChangedAt.Keys).ToList();
        if (invented.Count > 0)
            throw new RuleBrokenException($"Ticket {invented[0]} came and does not exist.",
                "Give each ticket under the source's own stable id.");
    }
}
