using System.Globalization;
using System.Text.Json;
using SupportAddon.Odoo.Describing;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>
/// Creates records by <c>load</c>, the one call of Odoo that keeps a name of ours beside the record in the same
/// transaction: created twice under one name there is one.
/// </summary>
internal sealed class Creation(Session session, RecordSearch search, OdooOptions options)
{
    public async Task<Verdict> CreateAsync(RecordChange change, CancellationToken ct)
    {
        var key = change.Key ?? throw new ConnectorException(FailureKind.Configuration, "A record is to be created without a key.", "Give each creation a key of its own.");
        var fields = await search.FieldsAsync(change.Resource, change.Values.Keys, ct);
        var cells = change.Values.Select(value => Cell(value.Key, RecordFields.Known(fields, value.Key), value.Value)).ToList();
        var names = new ExternalNames(session, options);
        if (await names.FindAsync(key, ct) is { } there)
            return Verdict.Of(WriteResult.AlreadySo, there.Id is null ? null : await ReadAsync(change, there.Id.Value, ct));
        var (found, failure) = await names.LoadAsync(change.Resource, key, cells, ct);
        return (found, failure) switch
        {
            ({ Id: { } id }, _) => await CreatedAsync(change, fields, id),
            (_, { } open) when Doubts.Of(open) == Doubt.UnderWay => Comparing.Unknown(open),
            (_, { } refused) => new Verdict(null, refused),
            _ => Verdict.Of(WriteResult.Unknown, null, "It was created, but can not be seen with this key."),
        };
    }

    /// <summary>The record of this name of ours; null where there is none.</summary>
    public async Task<ErpRecord?> FindAsync(string model, string key, IReadOnlyList<string> names, CancellationToken ct)
    {
        if (await new ExternalNames(session, options).FindAsync(key, ct) is not { } there)
            return null;
        return there.Id is { } id && await search.GetAsync(model, id.ToString(CultureInfo.InvariantCulture), names, ct) is { } record
            ? record
            : throw new ConnectorException(FailureKind.Forbidden, $"Odoo has a record of {model} with the name {key}, and does not show it.", "Give the key's user the right to see it.");
    }

    private async Task<Verdict> CreatedAsync(RecordChange change, ModelFields fields, long id)
    {
        try
        {
            return Comparing.AfterWriting(change, fields, await ReadAsync(change, id, CancellationToken.None));
        }
        catch (ConnectorException blind)
        {
            return Comparing.Unknown(blind);
        }
    }

    private Task<ErpRecord?> ReadAsync(RecordChange change, long id, CancellationToken ct) =>
        search.GetAsync(change.Resource, id.ToString(CultureInfo.InvariantCulture), change.Values.Keys, ct);

    // As a line of a file that is imported: relations by the numbers of their records.
    private static (string Column, string Text) Cell(string name, FieldInfo info, JsonElement value) => FieldTypes.Of(info.Type) switch
    {
        FieldType.Reference or FieldType.References => ($"{name}/.id", Text(RecordValues.Filter(name, info, value) switch
        {
            System.Text.Json.Nodes.JsonArray ids => string.Join(',', ids),
            var id => id,
        })),
        FieldType.Boolean => (name, value.ValueKind == JsonValueKind.True ? "1" : "0"),
        _ => (name, Text(RecordValues.Filter(name, info, value))),
    };

    private static string Text(System.Text.Json.Nodes.JsonNode value) => value.GetValueKind() == JsonValueKind.False ? "" : value.ToString();
}
