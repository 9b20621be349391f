using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>The date that a connection's settings begin with.</summary>
internal sealed class FirstDateOfInterest : Rule<TicketBench>
{
    public override string Promise => "With a first date, all tickets changed at that instant or later come, and the list of ids holds them.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        const string next = "Begin at Since itself (>=), as an instant in the source's own zone.";
        var added = await bench.Stock.FillAsync(bench.Several, ct);
        var since = bench.Stock.ChangedAt[added[added.Count / 2]];
        var expected = added.Skip(added.Count / 2).ToList();
        var read = (await Reading.OfAsync(bench.Connect(since), null, ct)).ChangedAt.Keys;
        var listed = await IdReading.OfAsync(bench.Connect(since), ct);
        if (expected.Except(read).FirstOrDefault() is { } unread)
            throw new RuleBrokenException($"Ticket {unread} was changed at or after the first date of interest and never came.", next);
        if (expected.Except(listed).FirstOrDefault() is { } unlisted)
            throw new RuleBrokenException($"Ticket {unlisted} was changed at or after the first date of interest and is missing from the list of ids.", next);
    }
}
