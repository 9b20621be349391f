using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Rest.Checking;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Times;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tickets;

/// <summary>One reading of tickets, from a position or from the first date of interest, page by page.</summary>
internal sealed class TicketReading
{
    // Shorter than this a reading lasts no longer than a request does.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private readonly Ignored _ignored = new();
    private readonly TimeProvider _time;
    private readonly SourceClock _clock;
    private readonly CursorPlan? _cursor;
    private readonly SignIn _signIn;
    private readonly TicketLists _lists;
    private readonly ListReader _list;
    private readonly Details? _details;
    private readonly Lookups _lookups;
    private readonly HistoryMapper? _history;
    private readonly TicketMapper _mapper;

    public TicketReading(Manifest manifest, Exchange exchange, ConnectorContext context)
    {
        (_time, _clock) = (context.Time, manifest.Clock);
        _cursor = manifest.Tickets.Cursor;
        _signIn = new SignIn(manifest, exchange);
        _lists = new TicketLists(manifest, exchange, context.Since);
        _list = _lists.Tickets();
        _details = manifest.Tickets.Detail is { } detail ? new Details(detail, exchange, _list, manifest, _ignored) : null;
        _lookups = new Lookups(exchange, manifest, _ignored);
        _history = manifest.Tickets.History is { } history ? new HistoryMapper(history, manifest.Clock, _lookups, manifest.Name) : null;
        _mapper = new TicketMapper(manifest, exchange, _history);
    }

    public async IAsyncEnumerable<TicketPage> PagesAsync(Position? position, [EnumeratorCancellation] CancellationToken ct)
    {
        var from = _cursor is null ? null : Bookmark.Read(position);
        var began = _time.GetTimestamp();
        var isSorted = _cursor is not { IsAskedFor: false };
        await foreach (var page in _lists.TicketWalk(_list, from).PagesAsync(ct))
        {
            var given = page with { Rows = _lists.Recent(page.Rows, from) };
            await _signIn.ProveNoVisitorAsync(ct);
            var tickets = await TicketsAsync(given, ct);
            var (ignored, last) = _ignored.Take();
            yield return new TicketPage
            {
                Tickets = tickets,
                Ignored = ignored,
                LastIgnored = last,
                Next = Bookmark.Write(isSorted || given.IsLast ? Later(from, Sure(given.Reached, _time.GetElapsedTime(began))) : from),
                IsLast = given.IsLast,
                Total = isSorted ? given.Total : null,
            };
        }
    }

    /// <summary>
    /// How far nothing can come late any more, but for the overlap. While a reading lasts, tickets are committed behind
    /// it, and what it gives last may be later than these by more than the overlap; so the time that it took is read again.
    /// </summary>
    private DateTime? Sure(DateTime? reached, TimeSpan took) =>
        took < Moment || reached is not { } time ? reached : _clock.Before(time, TimeSpan.FromMinutes(Math.Ceiling(took.TotalMinutes)));

    private static DateTime? Later(DateTime? from, DateTime? reached) => from > reached || reached is null ? from : reached;

    private async Task<IReadOnlyList<SourceTicket>> TicketsAsync(GivenRows given, CancellationToken ct)
    {
        var records = _details is null ? [.. given.Rows.Select(row => row.Json)] : await _details.OfAsync(given, ct);
        if (_history is not null)
            await _lookups.LoadAsync(records.SelectMany(_history.NeededFor).Distinct(), ct);
        return [.. records.Select(_mapper.Ticket)];
    }
}
