using System.Runtime.CompilerServices;
using SupportAddon.Rest.Checking;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Probes;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest;

/// <summary>One connection to the API that a manifest describes.</summary>
internal class RestConnector(Manifest manifest, RestOptions options, ConnectorContext context) : IConnector, ITicketSource, IProbeSource
{
    protected Manifest Manifest => manifest;

    protected Exchange Exchange { get; } = new(context, options, manifest.Dialect);

    public static RestConnector Of(Manifest manifest, RestOptions options, ConnectorContext context) =>
        (manifest.Replies.Count > 0, manifest.Resources.Count > 0) switch
        {
            (true, true) => new CorrectingAnsweringConnector(manifest, options, context),
            (true, false) => new AnsweringConnector(manifest, options, context),
            (false, true) => new CorrectingConnector(manifest, options, context),
            _ => new RestConnector(manifest, options, context),
        };

    public ValueMapping Mapping => manifest.Mapping;

    public Task<ConnectionReport> CheckAsync(CancellationToken ct) =>
        new ConnectionCheck(manifest, Exchange, context).RunAsync(ct);

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        new TicketReading(manifest, Exchange, context).PagesAsync(from, ct);

    public async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var signIn = new SignIn(manifest, Exchange);
        var lists = new TicketLists(manifest, Exchange, context.Since);
        await foreach (var given in lists.IdWalk().PagesAsync(ct))
        {
            await signIn.ProveNoVisitorAsync(ct);
            yield return new IdPage([.. lists.Recent(given.Rows, from: null).Select(row => row.Id)], given.IsLast);
        }
    }

    public IReadOnlyList<ProbeInfo> Probes => new ManifestProbes(manifest, Exchange).Probes;

    public Task<ProbeAnswer> AskAsync(string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct) =>
        new ManifestProbes(manifest, Exchange).AskAsync(probe, arguments, ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
