using Dapper;
using Npgsql;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Sync.Drift;
using SupportAddon.Tickets;

namespace SupportAddon.Sync;

/// <summary>
/// Stores pages of one connection. Tickets, events, the position that follows them and the run's counts are committed
/// in one transaction, or none of them is; and only while the lease stands.
/// </summary>
internal sealed class PageStore(Lease lease, long runId, TicketRules rules, DriftWatch drift, TimeProvider time)
{
    private static readonly Dictionary<string, StoredTicket> Nothing = [];

    private readonly NpgsqlConnection db = lease.Session;
    private readonly long connectionId = lease.ConnectionId;
    private readonly TicketEncoder encoder = new(rules);
    private bool created;
    private bool isFirst;

    /// <summary>Of one page after the other; while the one before is being stored.</summary>
    public PreparedPage Prepare(TicketPage page) => PreparedPage.Of(page, encoder);

    /// <returns>The counts with this page added.</returns>
    public async Task<SyncCounts> StoreAsync(PreparedPage page, SyncCounts counts, CancellationToken ct)
    {
        await BeginAsync(ct);
        if (isFirst)
        {
            try
            {
                return await StoreAsync(page, Nothing, counts, ct);
            }
            catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "ticket" })
            {
                isFirst = false; // The source gives a ticket once more: from here on each is looked up.
            }
        }

        return await StoreAsync(page, null, counts, ct);
    }

    /// <param name="known">What is stored of its tickets; null where that has to be looked up.</param>
    private async Task<SyncCounts> StoreAsync(
        PreparedPage prepared, IReadOnlyDictionary<string, StoredTicket>? known, SyncCounts counts, CancellationToken ct)
    {
        var (page, read, tickets) = prepared;
        await using var transaction = await db.BeginTransactionAsync(ct);
        var stored = known ?? await new StoredTickets(db, connectionId).ReadAsync(tickets, ct);
        var changes = tickets.Values.Where(ticket => stored.GetValueOrDefault(ticket.Ticket.Id) is not { IsSame: true }).ToList();
        await Task.WhenAll(
            WriteAsync(changes, stored, ct),
            Task.Run(() => changes.ForEach(drift.Look), ct)); // while the database takes them in
        Failpoint.Reach("sync.in-transaction");
        var after = Add(counts, page, read, changes.Count, changes.Count(ticket => !stored.ContainsKey(ticket.Ticket.Id)));
        await drift.WriteAsync(db, ct);
        await MoveAsync(page.Next, after, ct);
        await lease.ProveAsync(ct);
        Failpoint.Reach("sync.before-commit");
        await transaction.CommitAsync(ct);
        return after;
    }

    /// <summary>Says in the run's record that the pages are all there.</summary>
    public Task BeginSweepAsync(CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        "update run set phase = 'sweep', reported_at = @now where id = @runId and state = 'running'",
        new { runId, now = time.GetUtcNow() }, cancellationToken: ct));

    /// <summary>Into a connection without any ticket all are new, and none has to be looked up; were one there after all, its key would say so.</summary>
    private async Task BeginAsync(CancellationToken ct)
    {
        if (created)
            return;
        await db.ExecuteAsync(new CommandDefinition(PageCopy.CreateTables, cancellationToken: ct));
        isFirst = await db.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select not exists (select from ticket where connection_id = @connectionId)", new { connectionId }, cancellationToken: ct));
        created = true;
    }

    private async Task WriteAsync(List<PageTicket> tickets, IReadOnlyDictionary<string, StoredTicket> stored, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var known = tickets.ToLookup(ticket => stored.ContainsKey(ticket.Ticket.Id));
        await new NewTickets(db, connectionId).AddAsync([.. known[false]], now, ct);
        await ChangeAsync([.. known[true]], stored, now, ct);
    }

    private async Task ChangeAsync(
        IReadOnlyList<PageTicket> changes, IReadOnlyDictionary<string, StoredTicket> stored, DateTimeOffset now, CancellationToken ct)
    {
        if (changes.Count == 0)
            return;
        await PageCopy.IncomingTicketsAsync(db, changes, ct);
        await PageCopy.IncomingEventsAsync(db, changes.SelectMany(change => TicketEvents.Of(change.Ticket, stored[change.Ticket.Id], now)), ct);
        await db.ExecuteAsync(new CommandDefinition(PageUpsert.Sql, new { connectionId, now }, cancellationToken: ct));
    }

    private static SyncCounts Add(SyncCounts counts, TicketPage page, int read, int written, int fresh) => counts with
    {
        Read = counts.Read + read,
        New = counts.New + fresh,
        Changed = counts.Changed + written - fresh,
        Unchanged = counts.Unchanged + read - written,
        Ignored = counts.Ignored + page.Ignored,
        LastIgnored = CleanText.OrNull(page.LastIgnored) ?? counts.LastIgnored,
        Total = page.Total ?? counts.Total,
    };

    private Task<int> MoveAsync(Position next, SyncCounts counts, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        """
        insert into sync_position (connection_id, position, payloads_purged_at) values (@connectionId, @position, @now)
        on conflict (connection_id) do update set position = excluded.position;
        update run set counts = @counts::jsonb, phase = 'read', reported_at = @now where id = @runId
        """,
        new { connectionId, runId, now = time.GetUtcNow(), position = CleanText.Of(next.Value), counts = JsonColumn.Write(counts) },
        cancellationToken: ct));
}
