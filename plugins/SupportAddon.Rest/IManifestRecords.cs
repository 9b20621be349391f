using System.Text.Json;
using SupportAddon.Rest.Records;
using SupportAddon.Sdk;

namespace SupportAddon.Rest;

/// <summary>A connection to an API whose manifest describes records, whether or not replies are written there too.</summary>
internal interface IManifestRecords : IRecordStore, IDescribe
{
    RecordStore Records { get; }

    Description Description { get; }

    IAsyncEnumerable<IReadOnlyList<ErpRecord>> IRecordStore.FindAsync(RecordQuery query, CancellationToken ct) => Records.FindAsync(query, ct);

    Task<ErpRecord?> IRecordStore.GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct) => Records.GetAsync(resource, id, fields, ct);

    Task<ErpRecord?> IRecordStore.FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct) => Records.FindCreatedAsync(resource, key, fields, ct);

    Task<WriteOutcome> IRecordStore.WriteAsync(RecordChange change, CancellationToken ct) => Records.WriteAsync(change, ct);

    Task<IReadOnlyList<ResourceInfo>> IDescribe.ResourcesAsync(CancellationToken ct) => Task.FromResult(Description.Resources());

    Task<ResourceInfo> IDescribe.DescribeAsync(string resource, CancellationToken ct) => Description.DescribeAsync(resource, ct);

    Task<IReadOnlyDictionary<string, JsonElement>> IDescribe.PredictAsync(string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) =>
        Task.FromResult(Description.Predict(resource, values));
}
