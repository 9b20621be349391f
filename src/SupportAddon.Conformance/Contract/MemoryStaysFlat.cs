using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Contract;

/// <summary>A client has ten years of tickets, and the service has many clients.</summary>
internal sealed class MemoryStaysFlat : Rule<TicketBench>
{
    private const int Records = 100_000;
    private const long MostGrowth = 16 * 1024 * 1024;

    public override string Promise =>
        "Memory does not grow by more than 16 MB between the first quarter and the end of a reading of 100,000 tickets.";

    // Other tests may hold memory for a moment: of several looks in the last tenth, the least counts.
    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Source.AddAsync([.. Enumerable.Range(0, Records).Select(second => Stock.Start.AddSeconds(second))], ct);
        long early = 0, late = long.MaxValue, given = 0, next = Records / 4;
        await foreach (var page in Reading.PagesAsync(bench.Connect(), null, ct))
        {
            given += page.Tickets.Count;
            if (given < next)
                continue;
            var held = GC.GetTotalMemory(forceFullCollection: true);
            (early, late) = early == 0 ? (held, late) : (early, Math.Min(late, held));
            next = Math.Max(Records * 9 / 10, given + (Records / 50));
        }
        if (given < Records)
            throw new RuleBrokenException($"Only {given} of {Records} tickets came.", "Follow the source's pages to their end.");
        if (late - early > MostGrowth)
            throw new RuleBrokenException($"Memory grew by {(late - early) / 1024 / 1024} MB over three quarters of {Records} tickets.",
                "Keep nothing of a page once it is given; what must be remembered fits into the position.");
    }
}
