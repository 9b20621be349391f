using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>What bears the time of the position may be committed after it was read.</summary>
internal sealed class LateCommits : Rule<TicketBench>
{
    public override string Promise =>
        "A boundary is read again: what was committed late, with the time of the position or as far behind it as the connector promises, still comes.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        var added = await bench.Stock.FillAsync(bench.Several, ct);
        var first = await bench.ReadAsync(null, ct);
        var late = bench.Stock.Latest;
        await bench.Stock.AddAsync([late, late - bench.Source.LateBy], ct);
        await bench.Stock.ChangeAsync(added[0], late, ct);
        var second = await bench.ReadAsync(first.Next, ct);
        bench.Stock.MustBeIn(first.Then(second), "after they were committed late",
            "Begin at the time of the position (>=, not >), less the overlap that the source needs.");
    }
}
