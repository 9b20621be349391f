using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Times;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tickets;

/// <summary>The two lists of a connection, tickets and ids, and from where they are asked for.</summary>
internal sealed class TicketLists(Manifest manifest, Exchange exchange, DateTimeOffset? since)
{
    private readonly TicketPlan _tickets = manifest.Tickets;

    private SourceClock Clock => manifest.Clock;

    /// <summary>Where tickets begin to be of interest, as the source's clock shows it.</summary>
    private DateTime? First => since is { } first ? Clock.BeforeAnyRepeatOf(Clock.FromUtc(first.UtcDateTime)) : null;

    private DateTime? Start(DateTime? from) =>
        from is { } position ? Clock.Before(position, _tickets.Cursor!.Overlap) : First;

    public ListReader Tickets() => new(exchange, _tickets.List, manifest.Name, TicketRow);

    public Walk TicketWalk(ListReader list, DateTime? from)
    {
        var start = Start(from);
        return new Walk(list, reached => From(_tickets.List, reached ?? start), TicketOrder);
    }

    /// <summary>Those of interest in a reading from there, where the source cannot leave out the others.</summary>
    public IReadOnlyList<Row> Recent(IReadOnlyList<Row> rows, DateTime? from) =>
        _tickets.Cursor is { IsAskedFor: false } && Start(from) is { } start ? [.. rows.Where(row => row.Cursor >= start)] : rows;

    public Walk IdWalk() => new(new ListReader(exchange, manifest.Ids.List, manifest.Name, IdRow),
        _ => From(manifest.Ids.List, First), () => Sorted(manifest.Ids.List));

    /// <summary>The list as far as it was changed at that time or later.</summary>
    private Address From(ListPlan list, DateTime? time)
    {
        var address = exchange.At(list.Path.Address(default)!, list.Query);
        if (_tickets.Cursor is not { Parameter: { } parameter } cursor || time is not { } start)
            return address;
        var rounded = new DateTime(start.Ticks - (start.Ticks % Math.Max(1, cursor.Granularity.Ticks)), start.Kind);
        var written = Clock.Write(rounded, cursor.Format);
        return address.With(parameter, cursor.Value.Replace("{cursor}", written, StringComparison.Ordinal));
    }

    private RowOrder TicketOrder() => (_tickets.List.Paging, _tickets.Cursor) switch
    {
        (SinglePage, _) or (_, null or { IsAskedFor: false }) => Sorted(_tickets.List),
        (KeysetPages, var cursor) => new KeysetOrder(manifest.Name, cursor.Field.ToString()),
        (_, var cursor) => new CursorOrder(manifest.Name, cursor.Field.ToString()),
    };

    // A source that links its pages keeps an order of its own; elsewhere only a known order has no gaps.
    private RowOrder Sorted(ListPlan list) => list.Paging switch
    {
        OffsetPages or NumberedPages or KeysetPages => new IdOrder(manifest.Name),
        _ => list.Total is null ? new AnyOrder() : new EachOnce(),
    };

    private Row TicketRow(JsonElement record)
    {
        var id = TicketMapper.Id(_tickets.Fields.Id, record, manifest.Name);
        if (_tickets.Cursor is not { } cursor)
            return new Row(id, null, record);
        var changed = Cursor(cursor, record, id);
        var row = new Row(id, changed, record);
        return _tickets.List.Paging is KeysetPages ? row with { Written = Clock.Write(changed, cursor.Format) } : row;
    }

    private Row IdRow(JsonElement record)
    {
        var id = TicketMapper.Id(manifest.Ids.Id, record, manifest.Name);
        return new Row(id, _tickets.Cursor is { IsAskedFor: false } cursor && First is not null ? Cursor(cursor, record, id) : null, record);
    }

    private DateTime Cursor(CursorPlan cursor, JsonElement record, string id) =>
        Clock.Read(cursor.Field.In(record)) ?? throw TicketMapper.NoTime(cursor.Field, $"Ticket {id}", manifest.Name);
}
