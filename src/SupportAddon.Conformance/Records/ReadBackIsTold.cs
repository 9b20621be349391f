using System.Text.Json;
using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>What the source made of a value is what is told.</summary>
internal sealed class ReadBackIsTold : Rule<RecordBench>
{
    public override string Promise =>
        "Written means that the source now holds just the values asked for, Altered that it made something else of one; the record told is what the source holds, of creations too.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        foreach (var (field, value) in DelicateValues.Of(bench))
        {
            var values = new Dictionary<string, JsonElement> { [field] = value };
            var id = await bench.AddAsync("As it was", 1, ct);
            await JudgeAsync(bench, bench.Set(id, values), $"Setting {field} to {Json.Show(value)}", ct);
            if (bench.Records.Changes.Contains(ChangeKind.Create))
                await JudgeAsync(bench, bench.Create(new Dictionary<string, JsonElement>(bench.Values("New", 1)) { [field] = value }), $"Creating a record with {field} {Json.Show(value)}", ct);
        }
    }

    private static async Task JudgeAsync(RecordBench bench, RecordChange change, string name, CancellationToken ct)
    {
        var (tried, outcome) = await bench.WriteAsync(name, change, ct);
        tried.MustBeInWords();
        tried.MustBeHonest();
        if (outcome is null || outcome.Result == WriteResult.AlreadySo)
            return;
        var record = outcome.Record ?? throw new RuleBrokenException($"{name} was told as {outcome.Result} without a record.", "Read back what was written.");
        var truth = await bench.TruthAsync(record.Id, ct);
        foreach (var field in change.Values.Keys)
        {
            var (told, held) = (Json.Value(record.Values, field), Json.Value(truth, field));
            if (!Json.Same(told, held))
                throw new RuleBrokenException($"{name} was read back as {Json.Show(told)}, and the source holds {Json.Show(held)}.", "Read the record back after the write, and tell that.");
        }
        var isKept = change.Values.All(asked => Json.Same(asked.Value, Json.Value(truth, asked.Key)));
        if (outcome.Result != (isKept ? WriteResult.Written : WriteResult.Altered))
            throw new RuleBrokenException($"{name} was told as {outcome.Result}, and the source holds {string.Join(", ", change.Values.Keys.Select(field => Json.Show(Json.Value(truth, field))))}.",
                "Compare what is read back with what was asked for: Written when all is the same, otherwise Altered.");
    }
}
