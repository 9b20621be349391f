using System.Data.Common;
using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Tickets;

namespace SupportAddon.Sync;

/// <summary>Runs syncs, each under its connection's lock and with a record of its own.</summary>
internal sealed class Syncer(
    NpgsqlDataSource database, RunStore runs, ConnectorOpener opener, TicketRulesReader rulesReader, TicketRemap remap,
    TimeProvider time)
{
    /// <summary>A run that fails is a value: its record says why and what to do.</summary>
    /// <exception cref="RefusedException">Another run of this connection is under way.</exception>
    public async Task<Run> SyncAsync(
        Connection connection, SyncRequest request, Action<SyncProgress> report, CancellationToken ct)
    {
        await using var held = await ConnectionLock.TryTakeAsync(database, connection.Id, ct) ?? throw new RefusedException(
            $"Connection \"{connection.Name}\" is being synced by another process.",
            $"Wait for it, and see how far it is: supportaddon run list --connection {connection.Name}");
        var id = await runs.BeginSyncAsync(connection.Id, ct);
        var outcome = await RunAsync(held.Session, connection, id, request, report, ct);
        await runs.FinishAsync(id, outcome.State, outcome.Counts, outcome.Error, outcome.Next);
        return await runs.GetAsync(id, CancellationToken.None);
    }

    private async Task<Outcome> RunAsync(
        NpgsqlConnection session, Connection connection, long id, SyncRequest request, Action<SyncProgress> report, CancellationToken ct)
    {
        SyncRun? run = null;
        try
        {
            report(new(connection.Name, "check", new()));
            await using var open = opener.Open(connection);
            var source = await CheckedSourceAsync(open, ct);
            var rules = await RulesAsync(connection, source, ct);
            run = new(session, connection, source, new(session, connection.Id, id, rules, time), time, report);
            await run.ExecuteAsync(request, ct);
            return new(RunState.Succeeded, await FinishAsync(session, connection, run.Counts, ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new(RunState.Cancelled, run?.Counts ?? new(), "Somebody cancelled it.", "Run it again: it goes on from the last stored page.");
        }
#pragma warning disable CA1031 // The boundary of a job: whatever failed ends this run, is recorded, and costs nobody else.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Failed(e, run?.Counts ?? new());
        }
    }

    private static async Task<ITicketSource> CheckedSourceAsync(OpenConnector open, CancellationToken ct)
    {
        var report = await open.CheckAsync(ct);
        if (report.Steps.FirstOrDefault(step => step.Outcome == CheckOutcome.Failed) is { } failed)
            throw new RefusedException(failed.Message, failed.Next ?? "Run: supportaddon connection check");
        return open.Tickets ?? throw new RefusedException(
            "This connector reads no tickets.", "Use it for what it can do, or choose another plugin for this connection.");
    }

    /// <summary>What the connector says of its values may have changed since the last run; stored tickets are then read anew.</summary>
    private async Task<TicketRules> RulesAsync(Connection connection, ITicketSource source, CancellationToken ct)
    {
        var known = connection with { KnownMapping = source.Mapping.Values };
        await using var db = await database.OpenConnectionAsync(ct);
        var changed = await db.ExecuteAsync(new CommandDefinition(
            "update connection set known_mapping = @mapping::jsonb where id = @Id and known_mapping <> @mapping::jsonb",
            new { connection.Id, mapping = JsonColumn.Write(known.KnownMapping) }, cancellationToken: ct));
        if (changed > 0)
            await remap.ApplyAsync(known, ct);
        return await rulesReader.ReadAsync(known, ct);
    }

    private async Task<SyncCounts> FinishAsync(NpgsqlConnection db, Connection connection, SyncCounts counts, CancellationToken ct)
    {
        var (unassigned, unmapped) = await db.QuerySingleAsync<(long, long)>(new CommandDefinition(
            $"""
            delete from ticket_payload using ticket
            where ticket.id = ticket_id and connection_id = @Id and received_at < @oldest;
            select count(*) filter (where client_id is null),
                   count(*) filter (where {TicketList.Unmapped})
            from ticket where connection_id = @Id and gone_at is null
            """, new { connection.Id, oldest = time.GetUtcNow() - connection.KeepRaw }, cancellationToken: ct));
        return counts with { Unassigned = unassigned, Unmapped = unmapped };
    }

    private static Outcome Failed(Exception e, SyncCounts counts) => e switch
    {
        ConnectorException failure => new(RunState.Failed, counts, failure.Message, failure.Next),
        RefusedException refusal => new(RunState.Failed, counts, refusal.Message, refusal.Next),
        DbException => new(RunState.Failed, counts, $"The database failed: {e.Message}",
            "What was stored before is safe; see that the database runs and has room, then run the sync again."),
        _ => new(RunState.Failed, counts, $"SupportAddon itself failed with {e.GetType().Name}: {e.Message}",
            "What was stored before is safe; please report it."),
    };

    private sealed record Outcome(RunState State, SyncCounts Counts, string? Error = null, string? Next = null);
}
