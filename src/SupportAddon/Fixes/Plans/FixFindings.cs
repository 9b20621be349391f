using System.Runtime.CompilerServices;
using SupportAddon.Connectors;
using SupportAddon.Core.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Plans;

/// <summary>What a fix finds, and what it wants of each record.</summary>
internal static class FixFindings
{
    public static async IAsyncEnumerable<IReadOnlyList<PlanEntry>> ReadAsync(
        BoundedFix fix, IRecordReader records, object parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in fix.FindAsync(records, parameters, ct))
            yield return [.. page.Zip(fix.Correct(page, parameters), Entry)];
    }

    public static PlanEntry Entry(ErpRecord record, Correction correction) => correction switch
    {
        { Refusal: { } reason } => Planning.Refuse(record.Id, record.Version, record.Values, reason),
        { Kind: null } => Planning.Leave(record.Id, record.Version, record.Values),
        { Kind: ChangeKind.Set } => Planning.Set(record.Id, record.Version, record.Values, correction.Values),
        { Kind: ChangeKind.Archive } => Planning.Whole(record.Id, record.Version, record.Values, PlanChange.Archive),
        _ => Planning.Whole(record.Id, record.Version, record.Values, PlanChange.Restore),
    };
}
