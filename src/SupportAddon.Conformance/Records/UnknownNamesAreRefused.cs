using System.Text.Json;
using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>A slip of the pen must not look like an empty list.</summary>
internal sealed class UnknownNamesAreRefused : Rule<RecordBench>
{
    private const string Nowhere = "no_such_thing";

    public override string Promise =>
        "A resource or a field that does not exist is a failure of kind Refused, in what is asked for, in a condition and in a change, and nothing is written.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var id = await bench.AddAsync("There", 1, ct);
        var query = new RecordQuery { Resource = bench.Records.Resource, Fields = bench.Fields };
        await FindAsync(bench, query with { Resource = Nowhere }, "A resource that does not exist", ct);
        await FindAsync(bench, query with { Fields = [Nowhere] }, "A field that does not exist", ct);
        await FindAsync(bench, query with { Conditions = [new(Nowhere, Comparison.Equal, Json.Of(1))] }, "A condition on a field that does not exist", ct);
        var (tried, _) = await bench.WriteAsync("Setting a field that does not exist", bench.Set(id, new Dictionary<string, JsonElement> { [Nowhere] = Json.Of(1) }), ct);
        tried.MustHaveFailed(FailureKind.Refused, "Ask the source which fields it has, where it passes over unknown ones.");
    }

    private static async Task FindAsync(RecordBench bench, RecordQuery query, string what, CancellationToken ct)
    {
        var failure = await Failing.OfAsync(async () =>
        {
            await foreach (var _ in bench.Connect().FindAsync(query, ct))
                continue;
        }, what, ct);
        if (failure.Kind != FailureKind.Refused)
            throw new RuleBrokenException($"{what} was told as {failure.Kind}: {failure.Message}", "Throw a ConnectorException of kind Refused.");
    }
}
