using System.Runtime.CompilerServices;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Records;

/// <summary>A connection's records, to be read while its lease is held.</summary>
internal sealed class RecordSource : IAsyncDisposable
{
    private readonly Lease lease;
    private readonly OpenConnector open;

    private RecordSource(Lease lease, OpenConnector open) => (this.lease, this.open) = (lease, open);

    /// <summary>Null where the connector tells nothing of them.</summary>
    public IDescribe? Description => open.Description;

    /// <exception cref="RefusedException">The connection has no records.</exception>
    public static async Task<RecordSource> OpenAsync(
        LeaseStore leases, ConnectorOpener opener, Connection connection, LeaseHolder holder, Action<string> waiting, CancellationToken ct)
    {
        var lease = await leases.TakeAsync(connection.Id, holder, waiting, ct);
        try
        {
            var open = opener.Open(connection);
            if (open.Records is not null)
                return new(lease, open);
            await open.DisposeAsync();
            throw new RefusedException($"The connector of {connection.Name} does not read records.", "See which connectors do: supportaddon plugin list");
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="RefusedException">The lease was lost on the way.</exception>
    public async IAsyncEnumerable<ErpRecord> ReadAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in open.Records!.FindAsync(query, ct))
        {
            if (lease.Ended.IsCancellationRequested)
                throw new RefusedException("Another process took the connection over while its records were read.", "Do it again.");
            foreach (var record in page)
                yield return record;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await open.DisposeAsync();
        await lease.DisposeAsync();
    }
}
