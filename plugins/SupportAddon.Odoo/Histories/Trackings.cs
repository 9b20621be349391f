using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Histories;

/// <summary>
/// Reads tracked changes. Only administrators may; for other users tickets come without, which the page counts, and
/// the host sees changes when it compares two readings.
/// </summary>
internal sealed class Trackings(Session session, TicketShape shape, ChangeMapper mapper)
{
    private const int FirstWithFieldId = 17;

    private IReadOnlyDictionary<long, string>? _tracked;
    private string? _refused;

    /// <summary>Why changes are not read, told once.</summary>
    public string? TakeRefusal()
    {
        var refused = _refused;
        _refused = null;
        return refused;
    }

    public async Task<IReadOnlyList<(long Ticket, SourceEvent Event)>> OfAsync(IReadOnlyDictionary<long, Row> messages, CancellationToken ct)
    {
        var changes = await ReadAsync([.. messages.Keys], ct);
        await mapper.LoadAsync(changes, ct);
        return
        [
            .. from told in changes
               where told.Change.One("mail_message_id") is { } id && messages.ContainsKey(id)
               let message = messages[told.Change.One("mail_message_id")!.Value]
               from change in mapper.Changes(told.Change, told.Source, message)
               select (message.One("res_id")!.Value, (SourceEvent)change),
        ];
    }

    public async Task<IReadOnlyList<(Row Change, string Source)>> ReadAsync(IReadOnlyList<long> messages, CancellationToken ct)
    {
        try
        {
            _tracked ??= await TrackedAsync(ct);
            return messages.Count == 0 || _tracked.Count == 0 ? [] : await AskAsync(messages, _tracked, ct);
        }
        catch (ConnectorException refused) when (refused.Kind == FailureKind.Forbidden)
        {
            (_tracked, _refused) = (new Dictionary<long, string>(), refused.Message);
            return [];
        }
    }

    private async Task<IReadOnlyDictionary<long, string>> TrackedAsync(CancellationToken ct)
    {
        var names = shape.Sources.Values.Distinct().Where(source => mapper.Told(source).Any());
        var isTracked = Domain.Condition("name", "in", new JsonArray([.. names.Select(name => (JsonNode)name)]));
        var domain = Domain.All([Domain.Condition("model", "=", shape.Fields.Model)], [isTracked]);
        var fields = await session.RowsAsync(OdooCall.SearchRead("ir.model.fields", domain, ["name"]), ct);
        return fields.ToDictionary(row => row.Id, row => row.Text("name")!);
    }

    private async Task<IReadOnlyList<(Row, string)>> AskAsync(IReadOnlyList<long> messages, IReadOnlyDictionary<long, string> tracked, CancellationToken ct)
    {
        var field = (await session.OpenAsync(ct)).Version.Major >= FirstWithFieldId ? "field_id" : "field";
        var domain = Domain.All(Domain.In("mail_message_id", messages), Domain.In(field, tracked.Keys));
        var changes = await session.RowsAsync(OdooCall.SearchRead("mail.tracking.value", domain, ChangeMapper.Asked(field)), ct);
        return
        [
            .. from row in changes
               let id = row.One(field)
               where id is not null
               select (row, tracked[id.Value]),
        ];
    }
}
