using System.Text.Json;
using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>Who approves a correction must know what cannot be taken back.</summary>
internal sealed class LossIsAnnounced : Rule<RecordBench>
{
    public override string Promise =>
        "PredictAsync (IDescribe) says of every delicate value what is then read back, and writes nothing; the kind of record and its fields are described.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var describe = bench.Open<IDescribe>();
        await DescribedAsync(bench, describe, ct);
        foreach (var (field, value) in DelicateValues.Of(bench))
        {
            var (id, writes) = (await bench.AddAsync("As it was", 1, ct), await bench.WritesAsync(ct));
            var values = new Dictionary<string, JsonElement> { [field] = value };
            var predicted = await describe.PredictAsync(bench.Records.Resource, values, ct);
            if (await bench.WritesAsync(ct) != writes)
                throw new RuleBrokenException($"Predicting {field} wrote to the source.", "Work out what would become of a value without writing.");
            var (tried, _) = await bench.WriteAsync($"Setting {field}", bench.Set(id, values), ct);
            var held = Json.Value(await bench.TruthAsync(id, ct), field);
            if (tried.Effects > 0 && !Json.Same(Json.Value(predicted, field), held))
                throw new RuleBrokenException($"Of {field} {Json.Show(value)} it was predicted that {Json.Show(Json.Value(predicted, field))} is read back, and it was {Json.Show(held)}.",
                    "Learn what the source does to such values, and say it beforehand.");
        }
    }

    private static async Task DescribedAsync(RecordBench bench, IDescribe describe, CancellationToken ct)
    {
        var name = bench.Records.Resource;
        if (!(await describe.ResourcesAsync(ct)).Any(resource => resource.Name == name))
            throw new RuleBrokenException($"{name} is not among the resources.", "List every kind of record that the connection may see.");
        var fields = (await describe.DescribeAsync(name, ct)).Fields.Select(field => field.Name);
        if (bench.Fields.Except(fields).FirstOrDefault() is { } missing)
            throw new RuleBrokenException($"{missing} is not among the fields of {name}.", "Describe every field that can be read.");
    }
}
