using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>A process may die after any page; what was stored by then, and the position, are all that is left.</summary>
internal sealed class ResumedFromEveryPosition : Rule<TicketBench>
{
    public override string Promise => "Resumed by a new connector from every position it ever returned, with ties about, nothing is missing.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.AddAsync(Enumerable.Range(0, bench.Several).Select(n => Stock.Start.AddSeconds(n / 4)), ct);
        var whole = await bench.ReadAsync(null, ct);
        for (var pages = 1; pages <= whole.Pages.Count; pages++)
        {
            var stored = new Reading([.. whole.Pages.Take(pages)]);
            var rest = await bench.ReadAsync(stored.Next, ct);
            bench.Stock.MustBeIn(stored.Then(rest), $"when reading was resumed after page {pages} of {whole.Pages.Count}",
                "Keep in the position all that is needed to go on, and nothing about tickets not given yet.");
        }
    }
}
