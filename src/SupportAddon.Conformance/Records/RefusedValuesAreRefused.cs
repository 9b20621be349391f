using System.Text.Json;
using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>The source has rules of its own.</summary>
internal sealed class RefusedValuesAreRefused : Rule<RecordBench>
{
    public override string Promise =>
        "A value that the source refuses, and a kind of change that it does not know, are failures of kind Refused, and nothing is written: no other field either.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var id = await bench.AddAsync("As it was", 1, ct);
        var before = await bench.TruthAsync(id, ct);
        var values = new Dictionary<string, JsonElement>(bench.Text("As it should be"));
        foreach (var (field, value) in bench.Records.Refused)
            values[field] = value;
        (await bench.WriteAsync("Setting values that the source refuses", bench.Set(id, values), ct)).Tried
            .MustHaveFailed(FailureKind.Refused, "Send all fields in one write, and tell the source's refusal as a ConnectorException of kind Refused.");
        foreach (var kind in Enum.GetValues<ChangeKind>().Except(bench.Records.Changes))
            (await bench.WriteAsync($"{kind}, which the source does not know,", kind == ChangeKind.Create ? bench.Create(values) : bench.Of(kind, id), ct)).Tried
                .MustHaveFailed(FailureKind.Refused, "Refuse it: no other change stands in for it.");
        if (Json.Difference(before, await bench.TruthAsync(id, ct)) is { } changed)
            throw new RuleBrokenException($"The source refused, and {changed} is another all the same.", "Send all fields in one write.");
    }
}
