using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;
using SupportAddon.Storage;

namespace SupportAddon.Sync;

/// <summary>What a complete list of ids says of the tickets stored.</summary>
/// <param name="Listed">Ids that exist at the source.</param>
/// <param name="Present">Tickets stored and not known to be gone.</param>
/// <param name="Gone">Of these, the ones that the source does not list any more.</param>
/// <param name="Missing">Ids that exist and are not stored, or stored as gone: what the pull has missed.</param>
internal sealed record SweepFindings(long Listed, long Present, long Gone, long Missing)
{
    /// <summary>More than a tenth and more than twenty at once: rather a lost right than so many deletions.</summary>
    public bool IsSuspicious => Gone > 20 && Gone * 10 > Present;
}

/// <summary>Compares the ids that exist with the tickets stored. Deletions come from here and from nowhere else.</summary>
internal sealed class IdSweep(Lease lease, Connection connection, TimeProvider time)
{
    private readonly NpgsqlConnection db = lease.Session;
    private long lastId;

    /// <summary>
    /// Of the tickets stored when the list was read. Those last changed before the first date of interest are not
    /// listed, so that says nothing of them.
    /// </summary>
    private const string GoneTickets =
        """
        from ticket
        where connection_id = @Id and id <= @lastId and gone_at is null and (@Since::timestamptz is null or updated_at >= @Since)
          and not exists (select from listed_id where listed_id.external_id = ticket.external_id)
        """;

    private const string MissingIds =
        """
        from listed_id
        where not exists (
            select from ticket where connection_id = @Id and ticket.external_id = listed_id.external_id and gone_at is null)
        """;

    public async Task<SweepFindings> ReadAsync(ITicketSource source, CancellationToken ct)
    {
        await ExecuteAsync("drop table if exists listed_id; create temp table listed_id (external_id text)", ct);
        lastId = await db.ExecuteScalarAsync<long>(Command("select coalesce(max(id), 0) from ticket", ct));
        var complete = false;
        await foreach (var page in source.ListIdsAsync(ct))
        {
            PageContract.Check(page);
            await CopyAsync(page.Ids, ct);
            complete = page.IsLast;
        }

        if (!complete)
            throw new ConnectorException(FailureKind.Unexpected,
                "The list of ids ended without its last page.",
                "Nothing was taken as deleted; run the sync again, and report it to the connector's author if it stays so.");
        await ExecuteAsync("create index on listed_id (external_id); analyze listed_id", ct);
        return await CompareAsync(ct);
    }

    /// <summary>Marks as gone what the last reading did not find. Nothing is removed: the history stays.</summary>
    public async Task MarkGoneAsync(CancellationToken ct)
    {
        await using var transaction = await db.BeginTransactionAsync(ct);
        await ExecuteAsync(MarkGone, ct);
        await lease.ProveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private const string MarkGone =
        $"""
        with gone as (update ticket set gone_at = @now where id in (select id {GoneTickets}) returning id)
        insert into ticket_event (ticket_id, source_id, type, origin, occurred_at, observed_at)
        select id, 'gone:' || @now::timestamptz::text, 'gone', 'observed', @now, @now from gone order by id;
        insert into sync_position (connection_id, swept_at) values (@Id, @now)
        on conflict (connection_id) do update set swept_at = excluded.swept_at
        """;

    public async Task<IReadOnlyList<string>> SampleMissingAsync(CancellationToken ct) => [.. await db.QueryAsync<string>(
        Command($"select distinct external_id {MissingIds} order by 1 limit 5", ct))];

    /// <summary>Compares the list last read with what is stored now.</summary>
    public Task<SweepFindings> CompareAsync(CancellationToken ct) => db.QuerySingleAsync<SweepFindings>(Command(
        $"""
        select (select count(distinct external_id) from listed_id) as listed,
               (select count(*) from ticket where connection_id = @Id and gone_at is null) as present,
               (select count(*) {GoneTickets}) as gone,
               (select count(distinct external_id) {MissingIds}) as missing
        """, ct));

    private async Task CopyAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(db, "listed_id", "external_id", ct);
        foreach (var id in ids)
        {
            await copy.NextAsync(ct);
            copy.Text(CleanText.Of(id));
        }

        await copy.CompleteAsync(ct);
    }

    private Task<int> ExecuteAsync(string sql, CancellationToken ct) => db.ExecuteAsync(Command(sql, ct));

    private CommandDefinition Command(string sql, CancellationToken ct) =>
        new(sql, new { connection.Id, lastId, Since = connection.Since?.UtcDateTime, now = time.GetUtcNow() }, cancellationToken: ct);
}
