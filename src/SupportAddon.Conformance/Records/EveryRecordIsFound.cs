using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>A correction that misses a page corrects half of the records.</summary>
internal sealed class EveryRecordIsFound : Rule<RecordBench>
{
    public override string Promise =>
        "Records found are those that exist, archived ones included, each once, over several pages with many of the same values, with the fields asked for and no others.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var ids = await bench.FillAsync(bench.Several, ct);
        if (bench.Records.Changes.Contains(ChangeKind.Archive))
            await bench.Connect().WriteAsync(bench.Of(ChangeKind.Archive, ids[1]), ct);
        var found = await Finding.OfAsync(bench, [], ct);
        Finding.MustBe(ids, [.. found.Select(record => record.Id)], "without conditions");
        foreach (var record in found)
            await CompareAsync(bench, record, ct);
    }

    private static async Task CompareAsync(RecordBench bench, ErpRecord record, CancellationToken ct)
    {
        if (record.Values.Keys.Except(bench.Fields).FirstOrDefault() is { } more)
            throw new RuleBrokenException($"Record {record.Id} came with the field {more}, which was not asked for.", "Ask for the fields of the query only.");
        var truth = await bench.TruthAsync(record.Id, ct);
        if (bench.Fields.FirstOrDefault(field => !Json.Same(Json.Value(record.Values, field), Json.Value(truth, field))) is { } wrong)
            throw new RuleBrokenException($"Record {record.Id} came with {wrong} {Json.Show(Json.Value(record.Values, wrong))} and has {Json.Show(Json.Value(truth, wrong))}.",
                "Give every field asked for as the source keeps it, an empty one as null.");
    }
}
