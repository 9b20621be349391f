using System.Text.Json;
using SupportAddon.Odoo.Attachments;
using SupportAddon.Odoo.Checking;
using SupportAddon.Odoo.Describing;
using SupportAddon.Odoo.Probes;
using SupportAddon.Odoo.Reading;
using SupportAddon.Odoo.Records;
using SupportAddon.Odoo.Replies;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo;

/// <summary>One connection to one database of an Odoo.</summary>
internal sealed class OdooConnector : IConnector, ITicketSource, IDescribe, IRecordStore, ITicketReply, IAttachments, IProbeSource
{
    private readonly OdooOptions _options;
    private readonly ConnectorContext _context;
    private readonly Session _session;
    private readonly RecordSearch _search;
    private readonly RecordWriter _writer;
    private readonly Creation _creation;

    public OdooConnector(OdooOptions options, ConnectorContext context)
    {
        (_options, _context) = (options, context);
        _session = new Session(options, context);
        _search = new RecordSearch(_session);
        _writer = new RecordWriter(_session, _search, options);
        _creation = new Creation(_session, _search, options);
    }

    public ValueMapping Mapping => KnownValues.Mapping;

    public Task<ConnectionReport> CheckAsync(CancellationToken ct) => new ConnectionCheck(_session, _options, _context).RunAsync(ct);

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        new TicketReading(_session, _options, _context.Since).PagesAsync(from, ct);

    public IAsyncEnumerable<IdPage> ListIdsAsync(CancellationToken ct) => new IdListing(_session, _options, _context.Since).PagesAsync(ct);

    public Task<IReadOnlyList<ResourceInfo>> ResourcesAsync(CancellationToken ct) => new Catalogue(_session, _options).ListAsync(ct);

    public Task<ResourceInfo> DescribeAsync(string resource, CancellationToken ct) => new Description(_session, _options).ReadAsync(resource, ct);

    public async Task<IReadOnlyDictionary<string, JsonElement>> PredictAsync(string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct)
    {
        var fields = await _search.FieldsAsync(resource, values.Keys, ct);
        return values.ToDictionary(value => value.Key, value => Prediction.Of(RecordFields.Known(fields, value.Key), value.Value));
    }

    public IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, CancellationToken ct) => _search.FindAsync(query, ct);

    public Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct) => _search.GetAsync(resource, id, fields, ct);

    public async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct) => change.Kind == ChangeKind.Create
        ? (await _creation.CreateAsync(change, ct)).OutcomeOrThrow()
        : (await _writer.WriteAsync([change], ct))[0].OutcomeOrThrow();

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken ct) =>
        new Batches(_writer, _creation).WriteAsync(changes, ct);

    public Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct) => _creation.FindAsync(resource, key, fields, ct);

    public IReadOnlyList<ReplyKind> Replies => TicketReplies.Kinds;

    public Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct) => new TicketReplies(_session, _writer, _options).ReplyAsync(reply, ct);

    public Task<IReadOnlyList<Attachment>> ListAsync(string ticketId, CancellationToken ct) => new TicketFiles(_session, _options).ListAsync(ticketId, ct);

    public Task<Stream> OpenAsync(Attachment attachment, CancellationToken ct) => new TicketFiles(_session, _options).OpenAsync(attachment, ct);

    public Task<ReplyOutcome> AddAsync(NewAttachment file, Stream content, CancellationToken ct) => new NewFile(_session, _options).AddAsync(file, content, ct);

    public IReadOnlyList<ProbeInfo> Probes => Questions.All;

    public Task<ProbeAnswer> AskAsync(string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct) =>
        new Answerer(_session, _context).AskAsync(probe, arguments, ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
