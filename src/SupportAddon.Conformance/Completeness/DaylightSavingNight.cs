using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>
/// The night in which the clock of Paris shows the hour from two to three twice. A source that writes times without a
/// zone does not say which of them it means, so the instants are not compared here.
/// </summary>
internal sealed class DaylightSavingNight : Rule<TicketBench>
{
    private static readonly DateTimeOffset Evening = new(2026, 10, 24, 22, 0, 0, TimeSpan.Zero);

    public override string Promise =>
        "In a night in which the source's clock runs through an hour twice, every ticket comes, however often reading stops and goes on.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Source.UseZoneAsync(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), ct);
        var seen = new HashSet<string>();
        Sdk.Position? position = null;
        for (var minutes = 0; minutes < 6 * 60; minutes += 25)
        {
            var added = await bench.Stock.AddAsync([Evening.AddMinutes(minutes), Evening.AddMinutes(minutes + 10)], ct);
            var read = await bench.ReadAsync(position, ct);
            seen.UnionWith(read.ChangedAt.Keys);
            position = read.Next;
            if (added.Except(seen).FirstOrDefault() is { } missing)
                throw new RuleBrokenException($"Ticket {missing}, changed {minutes} minutes after midnight in Paris, never came in the night in which the clock goes back.",
                    "Where a position stands in the repeated hour, begin an hour earlier: what is written in the second pass shows earlier times.");
        }
    }
}
