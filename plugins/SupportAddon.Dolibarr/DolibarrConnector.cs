using SupportAddon.Dolibarr.Checking;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Dolibarr.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr;

/// <summary>One connection to one Dolibarr.</summary>
internal sealed class DolibarrConnector(DolibarrOptions options, ConnectorContext context) : IConnector, ITicketSource
{
    private readonly Session _session = new(options, context);

    public ValueMapping Mapping => KnownValues.Mapping;

    public Task<ConnectionReport> CheckAsync(CancellationToken ct) => new ConnectionCheck(_session, options, context).RunAsync(ct);

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        new TicketReading(_session, options, context).PagesAsync(from, ct);

    public IAsyncEnumerable<IdPage> ListIdsAsync(CancellationToken ct) =>
        new IdListing(_session, options, context.Since).PagesAsync(ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
