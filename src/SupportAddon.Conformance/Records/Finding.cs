using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>What a query finds.</summary>
internal static class Finding
{
    public static Task<IReadOnlyList<ErpRecord>> OfAsync(RecordBench bench, IReadOnlyList<FieldCondition> conditions, CancellationToken ct) =>
        OfAsync(bench, conditions, _ => Task.CompletedTask, ct);

    /// <param name="bench">Where.</param>
    /// <param name="conditions">Of the query.</param>
    /// <param name="afterPage">Happens after each page, with its number from 1.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<IReadOnlyList<ErpRecord>> OfAsync(
        RecordBench bench, IReadOnlyList<FieldCondition> conditions, Func<int, Task> afterPage, CancellationToken ct)
    {
        var query = new RecordQuery { Resource = bench.Records.Resource, Conditions = conditions, Fields = bench.Fields };
        var (found, pages) = (new List<ErpRecord>(), 0);
        await foreach (var page in bench.Connect().FindAsync(query, ct))
        {
            found.AddRange(page);
            await afterPage(++pages);
        }
        return found;
    }

    public static void MustBe(IReadOnlyList<string> expected, IReadOnlyList<string> found, string when)
    {
        if (expected.Except(found).ToList() is [var missing, ..] all)
            throw new RuleBrokenException($"{all.Count} of {expected.Count} records were not found {when}, record {missing} for one.",
                "Follow the source's pages to their end, in the order of ids.");
        if (found.Except(expected).FirstOrDefault() is { } wrong)
            throw new RuleBrokenException($"Record {wrong} was found {when}, and should not have been.", "Make the source's filter mean what the comparison says.");
        if (found.Count != expected.Count)
            throw new RuleBrokenException($"{found.Count} records were found {when} where there are {expected.Count}.", "Give each record once.");
    }
}
