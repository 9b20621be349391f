using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>A process died after it had created something, and another asks what became of it.</summary>
internal sealed class CreatedIsFoundByItsKey : Rule<RecordBench>
{
    public override string Promise => "What was created under a key is found by it, with the values that it has by now; by a key that nobody has used nothing is found.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        if (!bench.Records.Changes.Contains(ChangeKind.Create))
            return;
        var change = bench.Create(bench.Values("Made by the kit", 7));
        if (await FindAsync(bench, change.Key!, ct) is not null)
            throw new RuleBrokenException($"By the key {change.Key} a record was found before one was created.", "Give null where the source has no record of that key.");
        var (_, outcome) = await bench.WriteAsync("Creating a record", change, ct);
        var made = outcome?.Record ?? throw new RuleBrokenException("Creating a record told no record.", "Read back what was created.");
        await bench.WriteAsync("Changing it", bench.Set(made.Id, bench.Text("Changed since")), ct);
        var found = await FindAsync(bench, change.Key!, ct)
            ?? throw new RuleBrokenException($"A record was created under the key {change.Key}, and is not found by it.", "Implement FindCreatedAsync: look for the key where it is kept.");
        if (found.Id != made.Id || !Json.Same(Json.Value(found.Values, bench.Records.TextField), Json.Of("Changed since")))
            throw new RuleBrokenException($"By the key {change.Key} record {found.Id} was found, and record {made.Id} bears it.", "Look for that very key, and read the record as it is now.");
    }

    private static Task<ErpRecord?> FindAsync(RecordBench bench, string key, CancellationToken ct) => bench.Connect().FindCreatedAsync(bench.Records.Resource, key, bench.Fields, ct);
}
