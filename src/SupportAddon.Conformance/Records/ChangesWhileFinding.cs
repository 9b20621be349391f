using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>What was corrected on one page does not fit the query any more, and the next page begins elsewhere.</summary>
internal sealed class ChangesWhileFinding : Rule<RecordBench>
{
    public override string Promise =>
        "Records that are deleted, or changed so that they no longer fit, while pages are turned make no other slip through.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var ids = await bench.Records.AddAsync([.. Enumerable.Range(0, bench.Several).Select(_ => bench.Values("Wrong", 5))], ct);
        var gone = new HashSet<string>();
        var found = await Finding.OfAsync(bench, [new(bench.Records.NumberField, Comparison.Equal, Json.Of(5))], async page =>
        {
            if (page != 1)
                return;
            gone.UnionWith(ids.Take(4));
            await bench.Records.DeleteAsync(ids[0], ct);
            await bench.Records.DeleteAsync(ids[1], ct);
            await bench.Records.ChangeAsync(ids[2], bench.Values("Right", 6), ct);
            await bench.Records.ChangeAsync(ids[3], bench.Values("Right", 6), ct);
        }, ct);
        Finding.MustBe([.. ids.Where(id => !gone.Contains(id))], [.. found.Select(record => record.Id).Where(id => !gone.Contains(id))], "while others were corrected");
    }
}
