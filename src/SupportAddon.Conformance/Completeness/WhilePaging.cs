using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Completeness;

/// <summary>Something happens to the source after each of the first three pages of a reading; then it rests.</summary>
internal abstract class WhilePaging : Rule<TicketBench>
{
    protected abstract string When { get; }

    protected abstract Task HappenAsync(Stock stock, TicketPage page, CancellationToken ct);

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        const string next = "Prove that two pages join, by a row that both hold or by asking for what follows the last row; a number of rows to pass over proves nothing.";
        await bench.Stock.FillAsync(bench.Several, ct);
        var throughout = new HashSet<string>(bench.Stock.ChangedAt.Keys);
        var first = await Reading.OfAsync(bench.Connect(), null,
            (page, number) => number > 3 || page.Tickets.Count == 0 ? Task.CompletedTask : HappenAsync(bench.Stock, page, ct), ct);
        throughout.IntersectWith(bench.Stock.ChangedAt.Keys);
        var missing = throughout.Except(first.ChangedAt.Keys).ToList();
        if (missing.Count > 0)
            throw new RuleBrokenException($"{missing.Count} tickets that existed throughout never came {When}, {missing[0]} for one.", next);
        var second = await bench.ReadAsync(first.Next, ct);
        bench.Stock.MustBeIn(first.Then(second), $"{When}, not even in the next reading",
            "Let the position say no more than what was given: the latest time among the rows read, not the source's latest.");
    }
}
