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
            yield return [.. page.Zip(fix.Correct(page, parameters), (record, correction) => Entry(Looked(fix, record), correction))];
    }

    /// <summary>Without what the fix has added for itself, which is nothing that could be read again.</summary>
    private static ErpRecord Looked(BoundedFix fix, ErpRecord record) =>
        record with { Values = record.Values.Where(value => fix.Fields.Contains(value.Key)).ToDictionary() };

    public static PlanEntry Entry(ErpRecord record, Correction correction) => correction switch
    {
        { Refusal: { } reason } => Planning.Refuse(record.Id, record.Version, record.Values, reason),
        { Kind: null } => Planning.Leave(record.Id, record.Version, record.Values) with { Reason = correction.Remark },
        { Kind: ChangeKind.Set } => Set(record, correction),
        { Kind: ChangeKind.Archive } => Planning.Whole(record.Id, record.Version, record.Values, PlanChange.Archive) with { Reason = correction.Remark },
        _ => Planning.Whole(record.Id, record.Version, record.Values, PlanChange.Restore) with { Reason = correction.Remark },
    };

    /// <summary>Where nothing can be written the reason for that is told, and not the remark.</summary>
    private static PlanEntry Set(ErpRecord record, Correction correction)
    {
        var entry = Planning.Set(record.Id, record.Version, record.Values, correction.Values);
        return entry with { Reason = entry.Reason ?? correction.Remark };
    }
}
