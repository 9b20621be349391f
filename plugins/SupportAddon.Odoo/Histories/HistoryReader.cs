using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Histories;

/// <summary>Reads what was written and changed on the tickets of a page, some hundred messages a request.</summary>
internal sealed class HistoryReader(Session session, Trackings trackings, MessageMapper messages)
{
    private const int MostAtATime = 500;

    /// <summary>The events, by ticket.</summary>
    public async Task<ILookup<long, SourceEvent>> OfAsync(IReadOnlyList<Row> tickets, CancellationToken ct)
    {
        var events = new List<(long Ticket, SourceEvent Event)>();
        // Named by id and without a limit: Odoo takes out what the user may not see after it has counted to the limit,
        // so a page of messages may be short, or empty, in the middle.
        foreach (var ids in tickets.SelectMany(ticket => ticket.Many("message_ids")).Distinct().Order().Chunk(MostAtATime))
            events.AddRange(await SomeAsync(ids, ct));
        return events.ToLookup(told => told.Ticket, told => told.Event);
    }

    public string? TakeRefusal() => trackings.TakeRefusal();

    public static async Task<HistoryReader> OpenAsync(Session session, TicketShape shape, Labels labels, CancellationToken ct)
    {
        var language = (await session.RowAsync(OdooCall.ContextGet(), ct)).Text("lang") ?? "en_US";
        var translated = language == "en_US" ? shape.Fields : await ModelFields.ReadAsync(session, shape.Fields.Model, language, ct);
        var subtypes = await session.RowsAsync(OdooCall.SearchRead("mail.message.subtype", [Domain.Condition("internal", "=", true)], ["internal"]), ct);
        var hidden = subtypes.Select(row => row.Id).ToHashSet();
        return new HistoryReader(session, new Trackings(session, shape, new ChangeMapper(shape, translated, labels)), new MessageMapper(hidden));
    }

    private async Task<IEnumerable<(long, SourceEvent)>> SomeAsync(long[] ids, CancellationToken ct)
    {
        var found = await session.RowsAsync(OdooCall.SearchRead("mail.message", Domain.In("id", ids), MessageMapper.Asked), ct);
        var rows = found.Where(row => row.One("res_id") is not null).ToDictionary(row => row.Id);
        var written = from row in rows.Values
                      let message = messages.Message(row)
                      where message is not null
                      select (row.One("res_id")!.Value, (SourceEvent)message);
        return written.ToList().Concat(await trackings.OfAsync(rows, ct));
    }
}
