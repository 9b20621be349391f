using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>Deletions are found by the list of ids: one that is missing there is a ticket taken for deleted.</summary>
internal sealed class IdsAreThoseThatExist : Rule<TicketBench>
{
    public override string Promise => "The list of ids holds every ticket that exists, over several pages, and none that was deleted.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        var added = await bench.Stock.FillAsync(bench.Several, ct);
        await CompareAsync(bench, ct);
        await bench.Stock.DeleteAsync(added[1], ct);
        await CompareAsync(bench, ct);
    }

    private static async Task CompareAsync(TicketBench bench, CancellationToken ct)
    {
        var listed = await IdReading.OfAsync(bench.Connect(), ct);
        var missing = bench.Stock.ChangedAt.Keys.Except(listed).ToList();
        if (missing.Count > 0)
            throw new RuleBrokenException($"{missing.Count} tickets that exist are missing from the list of ids, {missing[0]} for one.",
                "List all pages, and everything that ReadAsync gives: the host would take these for deleted.");
        if (listed.Except(bench.Stock.ChangedAt.Keys).FirstOrDefault() is { } gone)
            throw new RuleBrokenException($"Ticket {gone} is in the list of ids and does not exist.",
                "List what exists now; a deleted ticket would stay for ever.");
    }
}
