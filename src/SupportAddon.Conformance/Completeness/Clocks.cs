using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>Our clock and the source's, apart.</summary>
internal static class Clocks
{
    /// <param name="bench">The bench.</param>
    /// <param name="ours">How far our clock is ahead of the source's.</param>
    /// <param name="when">For the message.</param>
    /// <param name="ct">The rule's own.</param>
    public static async Task ApartAsync(TicketBench bench, TimeSpan ours, string when, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        bench.Clock.Now = bench.Stock.Latest + ours;
        var first = await bench.ReadAsync(null, ct);
        await bench.Stock.AddAsync([bench.Stock.Latest.AddMinutes(1)], ct);
        bench.Clock.Now = bench.Stock.Latest + ours;
        var second = await bench.ReadAsync(first.Next, ct);
        bench.Stock.MustBeIn(first.Then(second), when, "Take positions and filters from the source's own times, never from a clock of ours.");
    }
}
