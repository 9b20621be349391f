using System.Runtime.CompilerServices;
using SupportAddon.Sdk;

namespace Acme.Desk;

/// <summary>
/// Tickets in the order of their last change, each page after the last row of the one before: what moves while pages are
/// turned moves to the end, and nothing is passed over.
/// </summary>
internal sealed class TicketReading(DeskApi api, int pageSize, DateTimeOffset? first)
{
    public async IAsyncEnumerable<TicketPage> ReadAsync(Position? from, [EnumeratorCancellation] CancellationToken ct)
    {
        // From the time of the position on, that instant included: more may have been committed in it since.
        var since = from is { Value.Length: > 0 } ? DeskTime.Read(from.Value) : first;
        var reached = from ?? new Position("");
        for (DeskTicket? last = null; ;)
        {
            var rows = await api.PageAsync(since, last, pageSize, ct);
            if (rows.Count > 0)
            {
                last = rows[^1].Ticket;
                reached = new Position(DeskTime.Write(last.Updated));
            }
            // Only an empty page is the end: a desk may give fewer than it was asked for.
            yield return new TicketPage { Tickets = [.. rows.Select(TicketMapping.Of)], Next = reached, IsLast = rows.Count == 0 };
            if (rows.Count == 0)
                yield break;
        }
    }

    public async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = 0; ;)
        {
            var ids = await api.IdsAsync(first, last, pageSize, ct);
            yield return new IdPage([.. ids.Select(DeskApi.Text)], IsLast: ids.Count == 0);
            if (ids.Count == 0)
                yield break;
            last = ids[^1];
        }
    }
}
