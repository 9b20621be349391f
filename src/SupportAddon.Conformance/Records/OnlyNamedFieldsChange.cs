using System.Text.Json;
using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>Some interfaces replace the whole record, and what was not sent is gone.</summary>
internal sealed class OnlyNamedFieldsChange : Rule<RecordBench>
{
    public override string Promise => "A change of one field is in that field of the source, and every other field of the whole record is what it was; of other records too.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var (id, other) = (await bench.AddAsync("As it was", 41, ct), await bench.AddAsync("As it was", 41, ct));
        var (before, beside) = (await bench.TruthAsync(id, ct), await bench.TruthAsync(other, ct));
        var change = bench.Set(id, bench.Text("As it should be"));
        (await bench.WriteAsync("Setting a value", change, ct)).Tried.MustHaveBeen(WriteResult.Written, "Write the named field.");
        var expected = new Dictionary<string, JsonElement>(before) { [bench.Records.TextField] = Json.Of("As it should be") };
        Compare(expected, await bench.TruthAsync(id, ct), $"Record {id}");
        Compare(beside, await bench.TruthAsync(other, ct), $"Record {other}, which nobody named,");
    }

    private static void Compare(
        IReadOnlyDictionary<string, JsonElement> expected, IReadOnlyDictionary<string, JsonElement> truth, string whose)
    {
        if (Json.Difference(expected, truth) is { } field)
            throw new RuleBrokenException($"{whose} has {field} {Json.Show(Json.Value(truth, field))} after the change where {Json.Show(Json.Value(expected, field))} should be.",
                "Send the named fields only, or all others as they are where the source replaces the whole record.");
    }
}
