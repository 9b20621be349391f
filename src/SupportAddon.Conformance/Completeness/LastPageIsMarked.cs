using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>The end of a reading is said, not guessed; that readings with tickets say it, every other rule checks too.</summary>
internal sealed class LastPageIsMarked : Rule<TicketBench>
{
    public override string Promise =>
        "The last page of a reading, and no other, is marked; an empty source gives one empty last page, of tickets and of ids.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        var empty = await bench.ReadAsync(null, ct);
        await IdReading.OfAsync(bench.Connect(), ct);
        var again = await bench.ReadAsync(empty.Next, ct);
        if (empty.Tickets.Count + again.Tickets.Count > 0)
            throw new RuleBrokenException("Tickets came from an empty source.", "Let StartAsync give a source that holds no ticket.");
    }
}
