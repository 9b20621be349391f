using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>A source writes times by its own clock, which may be a day ahead or behind.</summary>
internal sealed class BothSidesOfUtc : Rule<TicketBench>
{
    private static readonly DateTimeOffset BeforeMidnight = new(2026, 9, 1, 23, 0, 0, TimeSpan.Zero);

    public override string Promise =>
        "Whether the source's clock is east or west of UTC, times become the right instants and nothing is missed around midnight.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        var midnight = BeforeMidnight;
        foreach (var zone in new[] { "Pacific/Auckland", "America/Los_Angeles" })
        {
            await bench.Source.UseZoneAsync(TimeZoneInfo.FindSystemTimeZoneById(zone), ct);
            await AroundMidnightAsync(bench, midnight, zone, ct);
            midnight = midnight.AddDays(1);
        }
    }

    private static async Task AroundMidnightAsync(TicketBench bench, DateTimeOffset start, string zone, CancellationToken ct)
    {
        const string next = "Read the source's times by the source's zone, and write them so in filters.";
        await bench.Stock.AddAsync(Enumerable.Range(0, bench.Several).Select(n => start.AddSeconds(n * 7200 / bench.Several)), ct);
        var first = await bench.ReadAsync(null, ct);
        bench.Stock.MustBeIn(first.ChangedAt, $"from a source in {zone}", next);
        await bench.Stock.AddAsync([bench.Stock.Latest.AddMinutes(1)], ct);
        bench.Stock.MustBeIn(first.Then(await bench.ReadAsync(first.Next, ct)), $"from a source in {zone} in the next reading", next);
    }
}
