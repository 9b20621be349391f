using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>Servers cap what they are asked for, or leave out what may not be seen.</summary>
internal sealed class ShortPagesAreNotTheEnd : Rule<TicketBench>
{
    public override string Promise => "Pages shorter than asked for are not taken for the last one, of tickets and of ids.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        const string next = "Take the source's own word for the end, or ask until a page is empty.";
        await bench.Stock.FillAsync(bench.Several, ct);
        await bench.Source.CapPagesAsync(Math.Max(2, bench.Source.PageSize / 2), ct);
        bench.Stock.MustBeIn((await bench.ReadAsync(null, ct)).ChangedAt, "from pages shorter than asked for", next);
        var listed = await IdReading.OfAsync(bench.Connect(), ct);
        if (bench.Stock.ChangedAt.Keys.Except(listed).FirstOrDefault() is { } missing)
            throw new RuleBrokenException($"Ticket {missing} is missing from a list of ids whose pages are shorter than asked for.", next);
    }
}
