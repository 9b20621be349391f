using System.Text.Json;
using SupportAddon.Dolibarr.Checking;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Probes;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Records;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Dolibarr.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr;

/// <summary>One connection to one Dolibarr.</summary>
internal sealed class DolibarrConnector : IConnector, ITicketSource, IDescribe, IRecordStore, IProbeSource
{
    private readonly DolibarrOptions _options;
    private readonly ConnectorContext _context;
    private readonly Session _session;
    private readonly RecordSearch _search;
    private readonly RecordWriter _writer;

    public DolibarrConnector(DolibarrOptions options, ConnectorContext context)
    {
        (_options, _context) = (options, context);
        _session = new Session(options, context);
        _search = new RecordSearch(_session, options.Limit);
        _writer = new RecordWriter(_session, _search, options, context.Time);
    }

    public ValueMapping Mapping => KnownValues.Mapping;

    public Task<ConnectionReport> CheckAsync(CancellationToken ct) => new ConnectionCheck(_session, _options, _context).RunAsync(ct);

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        new TicketReading(_session, _options, _context).PagesAsync(from, ct);

    public IAsyncEnumerable<IdPage> ListIdsAsync(CancellationToken ct) =>
        new IdListing(_session, _options, _context.Since).PagesAsync(ct);

    public Task<IReadOnlyList<ResourceInfo>> ResourcesAsync(CancellationToken ct) => new Description(_session).ListAsync(ct);

    public Task<ResourceInfo> DescribeAsync(string resource, CancellationToken ct) => new Description(_session).ReadAsync(resource, ct);

    public async Task<IReadOnlyDictionary<string, JsonElement>> PredictAsync(string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct)
    {
        var fields = await new Fields(_session).OfAsync(Fields.Known(resource), values.Keys, ct);
        var (version, _) = await _session.StatusAsync(ct);
        return values.ToDictionary(value => value.Key, value => Prediction.Of(version, fields[value.Key], value.Value));
    }

    public IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, CancellationToken ct) => _search.FindAsync(query, ct);

    public Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct) => _search.GetAsync(resource, id, fields, ct);

    public Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct) =>
        change.Kind == ChangeKind.Create ? new Creation(_session, _options, _context.Time).CreateAsync(change, ct) : _writer.WriteAsync(change, ct);

    public Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct) =>
        new Creation(_session, _options, _context.Time).FindAsync(resource, key, fields, ct);

    public IReadOnlyList<ProbeInfo> Probes => Questions.All;

    public Task<ProbeAnswer> AskAsync(string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct) =>
        new Answerer(_session, _options, _context).AskAsync(probe, arguments, ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
