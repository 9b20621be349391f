using SupportAddon.Odoo.Checking;
using SupportAddon.Odoo.Reading;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo;

/// <summary>One connection to one database of an Odoo.</summary>
internal sealed class OdooConnector(OdooOptions options, ConnectorContext context) : IConnector, ITicketSource
{
    private readonly Session _session = new(options, context);

    public ValueMapping Mapping => KnownValues.Mapping;

    public Task<ConnectionReport> CheckAsync(CancellationToken ct) => new ConnectionCheck(_session, options, context).RunAsync(ct);

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        new TicketReading(_session, options, context.Since).PagesAsync(from, ct);

    public IAsyncEnumerable<IdPage> ListIdsAsync(CancellationToken ct) =>
        new IdListing(_session, options, context.Since).PagesAsync(ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
