using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Plans;

/// <summary>A connection's records for a dry run. It has nothing to write with, whatever a fix tries.</summary>
internal sealed class RecordReading(IRecordStore records) : IRecordReader
{
    public IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, CancellationToken ct) => records.FindAsync(query, ct);

    public Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct) =>
        records.GetAsync(resource, id, fields, ct);
}
