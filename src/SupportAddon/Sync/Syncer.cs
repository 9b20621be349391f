using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Breakers;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Sync.Drift;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Sync;

/// <summary>Runs syncs, each under its connection's lease and with a record of its own.</summary>
internal sealed class Syncer(
    NpgsqlDataSource database, RunStore runs, BreakerStore breakers, ConnectorOpener opener, TicketRulesReader rulesReader,
    TicketRemap remap, TicketConflicts conflicts, TimeProvider time)
{
    /// <summary>A run that stores no page for so long is ended.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan BetweenPurges = TimeSpan.FromDays(1);

    /// <summary>A run that fails is a value: its record says why and what to do.</summary>
    public async Task<Run> SyncAsync(
        Connection connection, Lease lease, LeaseHolder holder, SyncRequest request, Action<SyncProgress> report, CancellationToken ct)
    {
        await EndLostAsync(connection, lease);
        var id = await runs.BeginSyncAsync(lease, holder.Name, ct);
        var outcome = await RunAsync(lease, connection, id, request, report, ct);
        await runs.FinishAsync(id, outcome.State, outcome.Counts, outcome.Error, outcome.Next);
        await TellBreakerAsync(connection, outcome);
        return await runs.GetAsync(id, CancellationToken.None);
    }

    /// <summary>Ends what an earlier holder of the lease has left behind.</summary>
    /// <returns>From when on the connection may be tried again; null when nothing was left.</returns>
    public async Task<DateTimeOffset?> EndLostAsync(Connection connection, Lease lease)
    {
        if (await runs.EndLostAsync(lease) is not { } lost)
            return null;
        await breakers.FailAsync(connection.Id, lost.Error, lost.Next, asked: null);
        return (await breakers.GetAsync(connection.Id, CancellationToken.None)).Breaker.RetryAt;
    }

    private async Task<SyncOutcome> RunAsync(
        Lease lease, Connection connection, long id, SyncRequest request, Action<SyncProgress> report, CancellationToken ct)
    {
        using var stuck = new Stillness(Stuck, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, lease.Ended, stuck.Token);
        var counts = new SyncCounts();
        try
        {
            return await PullAsync(lease, connection, id, request, Follow, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ct.IsCancellationRequested ? SyncOutcome.Cancelled(counts)
                : lease.StoppedBy is { } somebody ? SyncOutcome.Stopped(counts, somebody)
                : stuck.Token.IsCancellationRequested ? SyncOutcome.Stuck(counts, Stuck)
                : SyncOutcome.Lost(counts);
        }
#pragma warning disable CA1031 // The boundary of a job: whatever failed ends this run, is recorded, and costs nobody else.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return SyncOutcome.Failed(e, counts);
        }

        void Follow(SyncProgress progress)
        {
            stuck.Moved();
            counts = progress.Counts;
            report(progress);
        }
    }

    private async Task<SyncOutcome> PullAsync(
        Lease lease, Connection connection, long id, SyncRequest request, Action<SyncProgress> report, CancellationToken ct)
    {
        var last = new SyncProgress(connection.Name, SyncPhase.Check, new());
        report(last);
        await using var open = opener.Open(connection);
        try
        {
            return await PullAsync(lease, connection, open, id, request, Count, ct);
        }
        finally
        {
            if (open.Retries > last.Counts.Retries)
                Count(last);
        }

        void Count(SyncProgress progress) => report(last = progress with { Counts = progress.Counts with { Retries = open.Retries } });
    }

    private async Task<SyncOutcome> PullAsync(
        Lease lease, Connection connection, OpenConnector open, long id, SyncRequest request, Action<SyncProgress> report, CancellationToken ct)
    {
        var source = await CheckedSourceAsync(open, ct);
        var rules = await RulesAsync(connection, source, open.Replies?.Replies ?? [], ct);
        if (open.Replies is { } replies)
            await new ReplyDelivery(lease, replies, time).DeliverAsync(ct);
        var drifts = new DriftStore(connection.Id, id, time);
        var drift = new DriftWatch(await drifts.ReadAsync(lease.Session, ct), drifts, rules);
        var run = new SyncRun(lease, connection, source, new(lease, id, rules, drift, time), time, report);
        await run.ExecuteAsync(request, ct);
        await conflicts.LookAsync(lease, connection, ct);
        await drift.FinishAsync(lease.Session, ct);
        return SyncOutcome.Succeeded(await FinishAsync(lease.Session, connection, run.Counts with { Retries = open.Retries }, ct));
    }

    private Task TellBreakerAsync(Connection connection, SyncOutcome outcome) => outcome switch
    {
        { State: RunState.Succeeded } => breakers.SucceedAsync(connection.Id),
        { SaysNothingOfSource: true } => Task.CompletedTask,
        _ => breakers.FailAsync(connection.Id, outcome.Error!, outcome.Next, outcome.RetryAfter),
    };

    private static async Task<ITicketSource> CheckedSourceAsync(OpenConnector open, CancellationToken ct)
    {
        var report = await open.CheckAsync(ct);
        if (report.Steps.FirstOrDefault(step => step.Outcome == CheckOutcome.Failed) is { } failed)
            throw new RefusedException(failed.Message, failed.Next ?? "Run: supportaddon connection check");
        return open.Tickets ?? throw new RefusedException(
            "This connector reads no tickets.", "Use it for what it can do, or choose another plugin for this connection.");
    }

    /// <summary>What the connector says of its values may have changed since the last run; stored tickets are then read anew.</summary>
    private async Task<TicketRules> RulesAsync(Connection connection, ITicketSource source, IReadOnlyList<ReplyKind> replies, CancellationToken ct)
    {
        var known = connection with { KnownMapping = source.Mapping.Values };
        await using var db = await database.OpenConnectionAsync(ct);
        await db.ExecuteAsync(new CommandDefinition(
            "update connection set replies = @replies where id = @Id and replies <> @replies",
            new { connection.Id, replies = replies.Select(ReplyIntent.Word).ToArray() }, cancellationToken: ct));
        var changed = await db.ExecuteAsync(new CommandDefinition(
            "update connection set known_mapping = @mapping::json where id = @Id and known_mapping::jsonb <> @mapping::jsonb",
            new { connection.Id, mapping = JsonColumn.Write(known.KnownMapping) }, cancellationToken: ct));
        if (changed > 0)
            await remap.ApplyAsync(known, ct);
        return await rulesReader.ReadAsync(known, ct);
    }

    private async Task<SyncCounts> FinishAsync(NpgsqlConnection db, Connection connection, SyncCounts counts, CancellationToken ct)
    {
        await PurgeAsync(db, connection, ct);
        var (unassigned, unmapped) = await db.QuerySingleAsync<(long, long)>(new CommandDefinition(
            $"""
            select (select count(*) from ticket where connection_id = @Id and client_id is null and gone_at is null),
                   (select count(*) from ticket where connection_id = @Id and {TicketList.Unmapped} and gone_at is null)
            """, new { connection.Id }, cancellationToken: ct));
        return counts with { Unassigned = unassigned, Unmapped = unmapped };
    }

    /// <summary>Deletes payloads past their time: once a day, or in their time where that is less.</summary>
    private async Task PurgeAsync(NpgsqlConnection db, Connection connection, CancellationToken ct)
    {
        var (now, between) = (time.GetUtcNow(), connection.KeepRaw < BetweenPurges ? connection.KeepRaw : BetweenPurges);
        var isDue = await db.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select coalesce(payloads_purged_at <= @before, true) from sync_position where connection_id = @Id",
            new { connection.Id, before = now - between }, cancellationToken: ct));
        if (isDue)
            await db.ExecuteAsync(new CommandDefinition(
                """
                delete from ticket_payload using ticket where ticket.id = ticket_id and connection_id = @Id and received_at < @oldest;
                update sync_position set payloads_purged_at = @now where connection_id = @Id
                """, new { connection.Id, now, oldest = now - connection.KeepRaw }, commandTimeout: 0, cancellationToken: ct));
    }
}
