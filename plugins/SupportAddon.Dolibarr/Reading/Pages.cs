using SupportAddon.Dolibarr.Histories;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Dolibarr.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>Makes pages of tickets of rows, with history and names.</summary>
internal sealed class Pages
{
    private readonly Names _names;
    private readonly TicketMapper _mapper;
    private readonly HistoryReader? _history;
    private string? _ignored;

    private Pages(Names names, TicketMapper mapper, HistoryReader? history) =>
        (_names, _mapper, _history, _ignored) = (names, mapper, history, history is null ? HistoryReader.Refused : null);

    public bool HasHistory => _history is not null;

    public static async Task<Pages> OpenAsync(Session session, DolibarrOptions options, CancellationToken ct)
    {
        var lately = await HistoryReader.NewestAsync(session, ct);
        var tickets = await session.ListAsync(new ListQuery("tickets", Filter.All(Filter.After("t.rowid", 0)), "t.rowid", 20, "id,tms,datec") { IsDescending = true }, ct);
        var lag = new[] { Lag.Of(lately ?? [], "datem"), Lag.Of(tickets.Rows, "tms") }.Min() ?? TimeSpan.Zero;
        var names = new Names(session);
        return new Pages(names, new TicketMapper(session, options, names, lag), lately is null ? null : new HistoryReader(session, options.Limit));
    }

    public async Task<TicketPage> OfAsync(IReadOnlyList<Row> tickets, Bookmark reading, CancellationToken ct)
    {
        var events = _history is null ? null : await _history.OfAsync(tickets, ct);
        await _mapper.LoadAsync(tickets, events?.SelectMany(rows => rows) ?? [], ct);
        return Page([.. tickets.Select(ticket => _mapper.Ticket(ticket, events is null ? [] : [.. events[ticket.Id]]))], reading);
    }

    public TicketPage Last(Bookmark reading) => Page([], reading) with { IsLast = true };

    // What is ignored is the same for all pages, so it is told with the first.
    private TicketPage Page(IReadOnlyList<SourceTicket> tickets, Bookmark reading)
    {
        var page = new TicketPage { Tickets = tickets, Next = reading.Write(), Ignored = _ignored is null ? 0 : 1, LastIgnored = _ignored };
        _ignored = null;
        return page;
    }
}
