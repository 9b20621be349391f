using System.Runtime.CompilerServices;
using SupportAddon.Rest.Checking;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest;

/// <summary>One connection to the API that a manifest describes.</summary>
internal sealed class RestConnector(Manifest manifest, RestOptions options, ConnectorContext context) : IConnector, ITicketSource
{
    private readonly Exchange _exchange = new(context, options, manifest.Dialect);

    public ValueMapping Mapping => manifest.Mapping;

    public Task<ConnectionReport> CheckAsync(CancellationToken ct) =>
        new ConnectionCheck(manifest, _exchange, context).RunAsync(ct);

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        new TicketReading(manifest, _exchange, context).PagesAsync(from, ct);

    public async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var signIn = new SignIn(manifest, _exchange);
        var lists = new TicketLists(manifest, _exchange, context.Since);
        await foreach (var given in lists.IdWalk().PagesAsync(ct))
        {
            await signIn.ProveForPageAsync(ct);
            yield return new IdPage([.. lists.Recent(given.Rows, from: null).Select(row => row.Id)], given.IsLast);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
