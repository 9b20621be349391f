using System.Text.Json;
using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>Somebody else was quicker.</summary>
internal sealed class ConcurrentChangeIsSeen : Rule<RecordBench>
{
    public override string Promise =>
        "A record whose expected values, or whose version where it has one, are others by now is a Conflict for every kind of change, with the values it has now, and nothing is sent.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        foreach (var kind in bench.Records.Changes.Intersect([ChangeKind.Set, ChangeKind.Archive, ChangeKind.Delete]))
        {
            var (id, version) = await ChangedMeanwhileAsync(bench, bench.Text("By somebody else"), ct);
            var change = bench.Of(kind, id) with { Values = kind == ChangeKind.Set ? bench.Text("By us") : new Dictionary<string, JsonElement>() };
            await TryAsync(bench, change with { Before = bench.Text("As it was") }, $"{kind} with values expected that were changed meanwhile", ct);
            await TryAsync(bench, change with { Before = bench.Values("By somebody else", 9) }, $"{kind} with one of two expected values changed", ct);
            if (version is not null)
                await TryAsync(bench, change with { Version = version }, $"{kind} with a version that is over", ct);
        }
    }

    private static async Task<(string Id, string? Version)> ChangedMeanwhileAsync(
        RecordBench bench, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct)
    {
        var id = await bench.AddAsync("As it was", 1, ct);
        var seen = await bench.Connect().GetAsync(bench.Records.Resource, id, bench.Fields, ct);
        await bench.Records.ChangeAsync(id, values, ct);
        return (id, seen?.Version);
    }

    private static async Task TryAsync(RecordBench bench, RecordChange change, string name, CancellationToken ct)
    {
        var (tried, outcome) = await bench.WriteAsync(name, change, ct);
        tried.MustHaveBeen(WriteResult.Conflict, "Compare every expected value, and the version, with the record just before the write.");
        if (change.Before.Keys.FirstOrDefault(field => outcome!.Record is null || !outcome.Record.Values.ContainsKey(field)) is { } untold)
            throw new RuleBrokenException($"{name} was a conflict, and does not tell what {untold} is now.", "Give the record as it was read, with the fields that were compared.");
    }
}
