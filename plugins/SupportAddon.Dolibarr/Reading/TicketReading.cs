using System.Runtime.CompilerServices;
using SupportAddon.Dolibarr.Histories;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Dolibarr.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>One reading of tickets, from a position or from the first date of interest, page by page.</summary>
internal sealed class TicketReading(Session session, DolibarrOptions options, ConnectorContext context)
{
    /// <summary>
    /// How far before the newest change of the last reading the next one starts: an hour, for in the night in which
    /// clocks are set back the database shows that hour twice, and five minutes for what is committed late.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(65);

    private readonly Calibration _calibration = new(session);

    /// <summary>By id none can be passed over, however many were changed in one second, and whatever clocks do.</summary>
    public static string? Changed(DateTime? from) => from is { } wall ? Filter.Time("t.tms", ">=", wall) : null;

    public async IAsyncEnumerable<TicketPage> PagesAsync(Position? position, [EnumeratorCancellation] CancellationToken ct)
    {
        var (_, date) = await session.StatusAsync(ct);
        var left = Bookmark.Read(position);
        var reading = left is { IsOpen: true } ? left : await BeginAsync(left, date ?? context.Time.GetUtcNow(), ct);
        var pages = await Pages.OpenAsync(session, options, ct);
        var properties = TicketMapper.Asked(options);
        if (reading.Tickets is { } last)
        {
            var changed = new Walk(session, "tickets", "t.rowid", properties, options.Limit).PagesAsync(Changed(reading.From), last, ct);
            await foreach (var rows in changed.AheadAsync(ct))
                yield return await pages.OfAsync(rows, reading = reading with { Tickets = rows[^1].Id }, ct);
            reading = reading with { Tickets = null, Events = 0 };
        }
        if (reading is { From: { } from, Events: { } followed } && pages.HasHistory)
            await foreach (var (rows, through) in new Touched(session, properties, options.Limit).PagesAsync(from, followed, ct))
                yield return await pages.OfAsync(rows, reading = reading with { Events = through }, ct);
        yield return pages.Last(reading with { Tickets = null, Events = null });
    }

    // A reading that was broken off goes on; after one that was ended the next begins before what was newest then.
    private async Task<Bookmark> BeginAsync(Bookmark? left, DateTimeOffset now, CancellationToken ct)
    {
        DateTime? from = left?.Mark is { } mark ? mark - Overlap : context.Since is { } since ? Calibration.Before(since) : null;
        // A ticket of the far future, by a clock that was wrong for a while, would hide all changes until then.
        var isPast = Filter.All(Filter.Time("t.tms", "<=", Calibration.After(now)));
        var newest = await session.ListAsync(new ListQuery("tickets", isPast, "t.tms", 1, "id,tms") { IsDescending = true }, ct);
        if (newest.Rows is not [var ticket, ..] || ticket.Time("tms") is null)
            return new Bookmark(null, left?.Offset, from, Tickets: 0);
        var offset = await _calibration.OfAsync(ticket, left?.Offset, ct);
        return new Bookmark(Calibration.Wall(ticket, offset), offset, from, Tickets: 0);
    }
}
