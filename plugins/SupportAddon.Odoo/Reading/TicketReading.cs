using System.Runtime.CompilerServices;
using SupportAddon.Odoo.Histories;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Reading;

/// <summary>One reading of tickets, from a position or from the first date of interest, page by page.</summary>
internal sealed class TicketReading(Session session, OdooOptions options, DateTimeOffset? since)
{
    public const int PageSize = 200;

    /// <summary>
    /// How far before the last reading's beginning the next one starts. A record carries the time at which its
    /// transaction began, and Odoo lets a request run for 120 s; scheduled jobs and a clock that differs take longer.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<TicketPage> PagesAsync(Position? position, [EnumeratorCancellation] CancellationToken ct)
    {
        var shape = await TicketShape.ReadAsync(session, options, ct);
        var labels = new Labels(session);
        var values = new Values(shape, options, labels);
        var mapper = new TicketMapper(shape, values, session);
        var history = shape.HasMessages ? await HistoryReader.OpenAsync(session, shape, labels, ct) : null;
        var reading = Begin(Bookmark.Read(position, Scope.Print(options)), shape.Date - ClockStep);
        var scope = new Scope(options, shape.HasMessages);
        var from = reading.From;
        var walk = new Walk(session, options.Model, shape.Asked, PageSize, id => scope.After(id, from)).PagesAsync(reading.Last ?? 0, ct);
        await foreach (var rows in options.IsOnline ? walk : walk.AheadAsync(ct))
        {
            await values.LoadAsync(rows, ct);
            var events = history is null ? null : await history.OfAsync(rows, ct);
            var refusal = history?.TakeRefusal();
            reading = reading with { Last = rows[^1].Id };
            yield return new TicketPage
            {
                Tickets = [.. rows.Select(row => mapper.Ticket(row, events is null ? [] : [.. events[row.Id]]))],
                Next = reading.Write(),
                Ignored = refusal is null ? 0 : 1,
                LastIgnored = refusal,
            };
        }
        yield return new TicketPage { Tickets = [], Next = (reading with { Last = null }).Write(), IsLast = true };
    }

    // A reading that was broken off goes on; after one that was ended the next begins before that one's beginning, or
    // before now where the server's clock was set back.
    private Bookmark Begin(Bookmark? left, DateTimeOffset now) => left switch
    {
        null => new Bookmark(Scope.Print(options), now, since, 0),
        { Last: not null } => left,
        _ => left with { Mark = now, From = (left.Mark < now ? left.Mark : now) - Overlap, Last = 0 },
    };
}
