using Dapper;
using Npgsql;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Storage;
using SupportAddon.Sync;

namespace SupportAddon.Tickets.Life;

/// <summary>Writes and reads the events that were made here.</summary>
internal static class EventStore
{
    private const string Base = "base";
    private const string Side = "side";

    /// <summary>Where its author was.</summary>
    private const string Address = "address";

    public static Task<long> AddAsync(
        NpgsqlConnection db, long ticketId, LifeEvent fact, Actor author, EventNote note, DateTimeOffset observedAt, CancellationToken ct) =>
        db.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into ticket_event (
                ticket_id, source_id, type, origin, occurred_at, observed_at, author, field, from_value, to_value, visibility, body, data)
            values (@ticketId, @sourceId, @Type, 'here', @At, @observedAt, @author, @Field, @From, @To, @Visibility, @body, @data::jsonb)
            returning id
            """,
            new
            {
                ticketId, sourceId = $"here:{Guid.NewGuid():N}", fact.Type, fact.At, observedAt, author = CleanText.Of(author.Name), fact.Field,
                From = CleanText.OrNull(fact.From), To = CleanText.OrNull(fact.To), note.Visibility, body = CleanText.OrNull(note.Body), data = Data(fact, author, note),
            }, cancellationToken: ct));

    /// <summary>The events of one ticket in the order in which they were recorded.</summary>
    public static async Task<IReadOnlyList<LifeEvent>> ReadAsync(NpgsqlConnection db, long ticketId, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from ticket_event where ticket_id = @ticketId and origin = 'here' order by id", new { ticketId }, cancellationToken: ct)))
            .Select(row => row.Event)];

    /// <summary>The same of several tickets.</summary>
    public static async Task<ILookup<long, LifeEvent>> ReadAsync(NpgsqlConnection db, long[] ids, CancellationToken ct) =>
        (await db.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from ticket_event where ticket_id = any(@ids) and origin = 'here' order by id", new { ids }, cancellationToken: ct)))
            .ToLookup(row => row.TicketId, row => row.Event);

    public const string Columns = "ticket_id, occurred_at, type, field, from_value, to_value, data ->> 'base' as base, case when type = 'stage' then data::text end as facts";

    private static string Data(LifeEvent fact, Actor author, EventNote note)
    {
        var data = note.Data.ToDictionary(pair => pair.Key, pair => CleanText.OrNull(pair.Value));
        foreach (var (name, value) in fact.Facts)
            data[name] = CleanText.OrNull(value);
        if (fact.Base is not null)
            data[Base] = fact.Base;
        if (note.Side is not null)
            data[Side] = note.Side;
        if (author.Address is not null)
            data[Address] = author.Address;
        return JsonColumn.Write(data);
    }

    internal sealed record Row(long TicketId, DateTime OccurredAt, string Type, string? Field, string? FromValue, string? ToValue, string? Base, string? Facts)
    {
        public LifeEvent Event => Facts is null
            ? new(OccurredAt, Type, Field, FromValue, ToValue, Base)
            : new(OccurredAt, Type, Field, FromValue, ToValue, Base) { Facts = JsonColumn.Read<Dictionary<string, string?>>(Facts) };
    }
}
