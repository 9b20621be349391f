using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Records;

/// <summary>What is asked of a connection's records.</summary>
/// <param name="Fields">Empty for all that the system tells of.</param>
/// <param name="Where">As typed.</param>
internal sealed record RecordAsk(string Resource, IReadOnlyList<string> Fields, IReadOnlyList<string> Where);

/// <summary>Records of one kind, read as they come and under the connection's lease.</summary>
internal sealed class RecordReadout : IAsyncDisposable
{
    private readonly RecordSource source;

    private RecordReadout(RecordSource source) => this.source = source;

    public required RecordQuery Query { private get; init; }

    /// <summary>What a row of it has: the id, and the fields that were asked for.</summary>
    public IReadOnlyList<string> Columns => ["id", .. Query.Fields];

    /// <exception cref="RefusedException">The connection has no such records or fields, or a condition is none.</exception>
    public static async Task<RecordReadout> OpenAsync(
        LeaseStore leases, ConnectorOpener opener, Connection connection, RecordAsk ask, LeaseHolder holder, Action<string> waiting, CancellationToken ct)
    {
        var source = await RecordSource.OpenAsync(leases, opener, connection, holder, waiting, ct);
        try
        {
            return new(source) { Query = await QueryAsync(source.Description, ask, ct) };
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public IAsyncEnumerable<ErpRecord> ReadAsync(CancellationToken ct) => source.ReadAsync(Query, ct);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static async Task<RecordQuery> QueryAsync(IDescribe? description, RecordAsk ask, CancellationToken ct)
    {
        var resource = description is null ? null : await description.DescribeAsync(ask.Resource, ct);
        return new() { Resource = ask.Resource, Fields = Fields(ask, resource), Conditions = RecordFilter.Read(ask.Where, resource) };
    }

    private static string[] Fields(RecordAsk ask, ResourceInfo? resource)
    {
        if (resource is not null && ask.Fields.Except(resource.Fields.Select(field => field.Name)).FirstOrDefault() is { } unknown)
            throw new RefusedException($"{ask.Resource} has no field \"{unknown}\".", $"See which it has: supportaddon connection discover NAME --resource {ask.Resource}");
        string[] fields = [.. (ask.Fields.Count > 0 ? ask.Fields : resource?.Fields.Where(field => field.Type != FieldType.Other).Select(field => field.Name) ?? []).Except(["id"])];
        return fields.Length > 0 ? fields : throw new RefusedException("No field was asked for besides the id.", "Name those that you want: --field NAME");
    }
}
