using System.Runtime.CompilerServices;
using SupportAddon.Connectors.Calls;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>A fix of whomever, seen from the host's side of the boundary.</summary>
internal sealed class BoundedFix(Fix fix, ConnectorBoundary boundary, CallLimits limits)
{
    /// <summary>The fields it looks at.</summary>
    public IReadOnlySet<string> Fields { get; } = boundary.Run("telling its fields", () => fix.Fields.ToHashSet());

    /// <param name="records">What it may read with: nothing that could write.</param>
    /// <param name="parameters">As the fix declares them.</param>
    /// <param name="ct">Ends the finding.</param>
    public async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, object parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var reading = new BoundedReading<IReadOnlyList<ErpRecord>>(boundary, limits, stop => fix.FindAsync(records, parameters, stop));
        while (await reading.MoveNextAsync(ct))
            yield return boundary.Given(reading.Current, "page of records to correct");
    }

    /// <returns>One correction for each record, in the same order.</returns>
    public IReadOnlyList<Correction> Correct(IReadOnlyList<ErpRecord> page, object parameters) =>
        boundary.Run("correcting", () => page.Select(record => boundary.Given(fix.Correct(record, parameters), "correction of a record")).ToList());
}
