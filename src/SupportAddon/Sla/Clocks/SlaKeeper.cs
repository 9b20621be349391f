using System.Data;
using Dapper;
using Npgsql;

namespace SupportAddon.Sla.Clocks;

/// <summary>
/// Keeps what is derived from the clocks: deadlines for lists, and the alarms. A pull writes none of it; this follows it, and
/// whoever changes a ticket here may ask for it at once.
/// </summary>
internal sealed class SlaKeeper(NpgsqlDataSource database, TicketSlaReader reader, TimeProvider time)
{
    private const int BatchSize = 1_000;

    /// <summary>One keeper at a time, of all processes: each would raise the other's alarms.</summary>
    private const long OneAtATime = 7_352_100_011;

    /// <summary>An event with a smaller number may become visible later than one with a greater.</summary>
    private const long UnderWay = 10_000;

    private string? seen;
    private long told;

    /// <summary>Looks at each ticket that has changed since it was kept, here or at its source, and at each whose time has come.</summary>
    /// <returns>How many were looked at.</returns>
    public async Task<int> KeepAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var (mark, last) = await db.QuerySingleAsync<(string, long)>(new CommandDefinition(Mark, cancellationToken: ct));
        var kept = await KeepAsync(db, Due, ct) + await KeepAsync(db, Touched, ct) + (mark == seen ? 0 : await KeepAsync(db, Changed, ct));
        (seen, told) = (mark, last);
        return kept;
    }

    public async Task KeepAsync(IReadOnlyList<long> tickets, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await db.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@OneAtATime)", new { OneAtATime }, cancellationToken: ct));
        try
        {
            foreach (var batch in tickets.Chunk(BatchSize))
                await KeepBatchAsync(db, batch, ct);
        }
        finally
        {
            await db.ExecuteAsync(new CommandDefinition("select pg_advisory_unlock(@OneAtATime)", new { OneAtATime }, cancellationToken: CancellationToken.None));
        }
    }

    private async Task<int> KeepAsync(NpgsqlConnection db, string which, CancellationToken ct)
    {
        for (var (kept, after) = (0, 0L); ;)
        {
            long[] ids = [.. await db.QueryAsync<long>(new CommandDefinition(which, new { after, since = told - UnderWay, now = time.GetUtcNow(), BatchSize }, cancellationToken: ct))];
            if (ids.Length == 0)
                return kept;
            await KeepAsync(ids, ct);
            (kept, after) = (kept + ids.Length, ids[^1]);
        }
    }

    private async Task KeepBatchAsync(NpgsqlConnection db, long[] ids, CancellationToken ct)
    {
        await using var transaction = await db.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var tickets = await reader.ReadAsync(db, ids, ct);
        await new KeptClocks(db, time.GetUtcNow()).WriteAsync(tickets, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Changes whenever it is worth while to look at all tickets; and the last event there is.</summary>
    private const string Mark =
        """
        select concat_ws(' ', (select max(finished_at) from run), (select max(since) from sla_version),
            (select md5(string_agg(concat(id, mapping, known_mapping), ',' order by id)) from connection),
            (select md5(string_agg(concat(client_id, connection_id, conditions), ',' order by client_id, connection_id, ordinal)) from claim)),
            (select coalesce(max(id), 0) from ticket_event)
        """;

    private const string Due =
        "select distinct ticket_id from ticket_clock where look_again_at <= @now and ticket_id > @after order by ticket_id limit @BatchSize";

    /// <summary>Something happened to them since the last time, as when somebody answers here.</summary>
    private const string Touched =
        """
        select fact.ticket_id
        from (select ticket_id, max(id) as last from ticket_event where id > @since and ticket_id > @after group by ticket_id) as fact
        left join ticket_sla as kept on kept.ticket_id = fact.ticket_id
        where kept.ticket_id is null or kept.last_event_id < fact.last
        order by fact.ticket_id limit @BatchSize
        """;

    private const string Changed =
        $"""
        select ticket.id from ticket
        {TicketSlaReader.SeenFrom}
        left join ticket_sla as kept on kept.ticket_id = ticket.id
        where ticket.id > @after and (kept.ticket_id is null or kept.seen <> {TicketSlaReader.Seen}
            or kept.last_event_id <> coalesce((select max(id) from ticket_event where ticket_id = ticket.id), 0))
        order by ticket.id limit @BatchSize
        """;
}
