using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Completeness;

/// <summary>Everything is read more than once; it must not look new each time.</summary>
internal sealed class ReadingAgainChangesNothing : Rule<TicketBench>
{
    private static readonly Dictionary<string, string?> Nothing = [];

    public override string Promise =>
        "Reading again, from the start or from the end, gives every ticket with the same content, payload and event ids included.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        var first = await bench.ReadAsync(null, ct);
        bench.Clock.Now += TimeSpan.FromHours(1);
        Compare(first, await bench.ReadAsync(null, ct));
        Compare(first, await bench.ReadAsync(first.Next, ct));
    }

    private static void Compare(Reading first, Reading again)
    {
        foreach (var (id, ticket) in again.Tickets)
            if (!first.Tickets.TryGetValue(id, out var before) || Content(before) != Content(ticket))
                throw new RuleBrokenException($"Ticket {id} came back with another content though nobody had changed it.",
                    "Derive everything from what the source says, ids of events included: no clock, no chance, no counter.");
    }

    private static string Content(SourceTicket ticket) => string.Join('\n',
    [
        $"{ticket with { Fields = Nothing, Events = [] }}",
        .. ticket.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"),
        .. ticket.Events.OrderBy(fact => fact.Id, StringComparer.Ordinal).Select(fact => fact.ToString()),
    ]);
}
