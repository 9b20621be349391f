using System.Runtime.CompilerServices;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>
/// Tickets that were not changed themselves but have a new event: a message, or a change of complementary attributes
/// where Dolibarr records it. Neither moves the ticket's own time.
/// </summary>
internal sealed class Touched(Session session, string properties, int limit)
{
    private readonly Walk _events = new(session, "agendaevents", "t.id", "id,elementid", limit);

    /// <summary>The tickets of each page of events, possibly none, and the last of these events.</summary>
    public async IAsyncEnumerable<(IReadOnlyList<Row> Tickets, long Last)> PagesAsync(DateTime from, long last, [EnumeratorCancellation] CancellationToken ct)
    {
        var isNew = $"{Filter.Text("t.elementtype", "ticket")} and {Filter.Time("t.tms", ">=", from)}";
        await foreach (var events in _events.PagesAsync(isNew, last, ct))
            yield return (await RestingAsync([.. events.Select(row => row.One("elementid")).OfType<long>().Distinct().Order()], from, ct), events[^1].Id);
    }

    private async Task<IReadOnlyList<Row>> RestingAsync(IReadOnlyList<long> ids, DateTime from, CancellationToken ct)
    {
        var rows = new List<Row>();
        if (ids.Count > 0)
            await foreach (var page in new Walk(session, "tickets", "t.rowid", properties, limit)
                .PagesAsync($"{Filter.In("t.rowid", ids)} and {Filter.Time("t.tms", "<", from)}", 0, ct))
                rows.AddRange(page);
        return rows;
    }
}
