using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>Hidden is not gone.</summary>
internal sealed class ArchivingKeeps : Rule<RecordBench>
{
    public override string Promise =>
        "An archived record is still there and as it was once it is restored, done twice it is AlreadySo; a deleted one is gone for good.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var id = await bench.AddAsync("As it was", 3, ct);
        var before = await bench.TruthAsync(id, ct);
        if (bench.Records.Changes.Contains(ChangeKind.Archive) && bench.Records.Changes.Contains(ChangeKind.Restore))
        {
            await TryAsync(bench, ChangeKind.Archive, id, WriteResult.Written, ct);
            if (Json.Difference(before, await bench.TruthAsync(id, ct)) is null)
                throw new RuleBrokenException($"Record {id} was archived, and is as it was.", "Mark it in the way of the source.");
            await TryAsync(bench, ChangeKind.Restore, id, WriteResult.Written, ct);
            await TryAsync(bench, ChangeKind.Restore, id, WriteResult.AlreadySo, ct);
            if (Json.Difference(before, await bench.TruthAsync(id, ct)) is { } changed)
                throw new RuleBrokenException($"Record {id} was archived and restored, and has another {changed}.", "Change nothing but the mark.");
        }
        if (!bench.Records.Changes.Contains(ChangeKind.Delete))
            return;
        await TryAsync(bench, ChangeKind.Delete, id, WriteResult.Written, ct);
        if (await bench.Records.TruthAsync(id, ct) is not null)
            throw new RuleBrokenException($"Record {id} was told as deleted, and is still there.", "Delete it for good; hiding it is ChangeKind.Archive.");
    }

    private static async Task TryAsync(RecordBench bench, ChangeKind kind, string id, WriteResult result, CancellationToken ct) =>
        (await bench.WriteAsync($"{kind} of a record", bench.Of(kind, id), ct)).Tried.MustHaveBeen(result, "Look at the record before and after the write.");
}
