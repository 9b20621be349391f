using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>A bulk edit gives hundreds of tickets one and the same time.</summary>
internal sealed class TiesAcrossPages : Rule<TicketBench>
{
    public override string Promise => "Tickets of one instant that fill several pages all come.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.AddAsync(Enumerable.Repeat(Stock.Start, bench.Several), ct);
        await bench.Stock.AddAsync([Stock.Start.AddSeconds(1)], ct);
        var read = await bench.ReadAsync(null, ct);
        bench.Stock.MustBeIn(read.ChangedAt, "where many were changed in one instant",
            "Sort by time and then by id, and go on after the last row rather than after its time.");
    }
}
