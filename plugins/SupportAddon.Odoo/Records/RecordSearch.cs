using System.Globalization;
using System.Runtime.CompilerServices;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Reading;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>Finds records of any model, archived ones too.</summary>
internal sealed class RecordSearch(Session session)
{
    private const int PageSize = 200;

    private readonly Dictionary<string, ModelFields> _models = [];

    public async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var fields = await FieldsAsync(query.Resource, query.Fields, ct);
        var domain = RecordDomain.Of(fields, query.Conditions);
        var walk = new Walk(session, query.Resource, query.Fields, PageSize, last => Domain.All([Domain.Condition("id", ">", last)], domain));
        await foreach (var rows in walk.PagesAsync(0, ct))
            yield return [.. rows.Select(row => RecordFields.Record(fields, row, query.Fields))];
    }

    public async Task<ErpRecord?> GetAsync(string model, string id, IEnumerable<string> names, CancellationToken ct) =>
        (await GetAsync(model, [id], names, ct)).GetValueOrDefault(id);

    /// <summary>Those of the records that are there, by id.</summary>
    public async Task<IReadOnlyDictionary<string, ErpRecord>> GetAsync(string model, IEnumerable<string> ids, IEnumerable<string> names, CancellationToken ct)
    {
        IReadOnlyList<string> asked = [.. names.Distinct()];
        var fields = await FieldsAsync(model, asked, ct);
        var numbers = ids.Select(Number).OfType<long>();
        var rows = await session.RowsAsync(OdooCall.SearchRead(model, Domain.In("id", numbers), asked.DefaultIfEmpty("id")), ct);
        return rows.Select(row => RecordFields.Record(fields, row, asked)).ToDictionary(record => record.Id);
    }

    /// <summary>The model's fields, asked for once; each of these is among them.</summary>
    public async Task<ModelFields> FieldsAsync(string model, IEnumerable<string> names, CancellationToken ct)
    {
        if (!_models.TryGetValue(model, out var fields))
            _models[model] = fields = await ReadAsync(model, ct);
        foreach (var name in names)
            RecordFields.Known(fields, name);
        return fields;
    }

    // JSON-2 tells a model that does not exist as something missing, /jsonrpc as a refusal.
    private async Task<ModelFields> ReadAsync(string model, CancellationToken ct)
    {
        try
        {
            return await ModelFields.ReadAsync(session, model, "en_US", ct);
        }
        catch (ConnectorException unknown) when (unknown is { Kind: FailureKind.NotFound, InnerException: OdooFault })
        {
            throw new ConnectorException(FailureKind.Refused, $"Odoo has no model {model}.", "See which there are: supportaddon connection discover NAME.", unknown.InnerException);
        }
    }

    // What is no number is the id of no record.
    private static long? Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
