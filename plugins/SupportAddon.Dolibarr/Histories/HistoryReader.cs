using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Rpc;

namespace SupportAddon.Dolibarr.Histories;

/// <summary>
/// Reads the events of the agenda that belong to the tickets of a page. A ticket asked for alone tells the same, one
/// request each, but not which of them Dolibarr wrote by itself.
/// </summary>
internal sealed class HistoryReader(Session session, int limit)
{
    public const string Refused = "Dolibarr refuses the events of the agenda, so tickets come without their messages.";

    private const string Asked = "id,code,type_code,label,note_private,datec,datep,datem,elementid,authorid,email_from";

    private readonly Walk _events = new(session, "agendaevents", "t.id", Asked, limit);

    /// <summary>The events, by ticket.</summary>
    public async Task<ILookup<long, Row>> OfAsync(IReadOnlyList<Row> tickets, CancellationToken ct)
    {
        var events = new List<Row>();
        foreach (var ids in tickets.Select(ticket => ticket.Id).Chunk(DolibarrOptions.MostAtATime))
            await foreach (var rows in _events.PagesAsync($"{Filter.Text("t.elementtype", "ticket")} and {Filter.In("t.fk_element", ids)}", 0, ct))
                events.AddRange(rows);
        return events.ToLookup(row => row.One("elementid") ?? 0);
    }

    public static async Task<bool> IsReadableAsync(Session session, CancellationToken ct) => await NewestAsync(session, ct) is not null;

    /// <summary>Some events made lately; null where the user may not read them.</summary>
    public static async Task<IReadOnlyList<Row>?> NewestAsync(Session session, CancellationToken ct) => (await session.TryListAsync(
        new ListQuery("agendaevents", Filter.All(Filter.Text("t.elementtype", "ticket")), "t.id", 20, "id,datec,datem") { IsDescending = true }, ct))?.Rows;
}
