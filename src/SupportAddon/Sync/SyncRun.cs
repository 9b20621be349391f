using Dapper;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>One run of one connection: pull, then sweep when it is due.</summary>
internal sealed class SyncRun(
    Lease lease, Connection connection, ITicketSource source, PageStore pages, TimeProvider time,
    Action<SyncProgress> report)
{
    private readonly IdSweep sweep = new(lease, connection, time);

    /// <summary>What is done so far, right also when the run ends early.</summary>
    public SyncCounts Counts { get; private set; } = new();

    public async Task ExecuteAsync(SyncRequest request, CancellationToken ct)
    {
        await PullAsync(request.Full ? null : await PositionAsync(ct), ct);
        if (request.Sweep || await IsSweepDueAsync(ct))
            await SweepAsync(request.AcceptDeletions, ct);
    }

    private async Task PullAsync(Position? from, CancellationToken ct)
    {
        var complete = false;
        Failpoint.Reach("sync.before-page");
        await foreach (var page in Prefetch.OneAhead(source.ReadAsync(from, ct), pages.Prepare, ct))
        {
            Failpoint.Reach("sync.after-reading");
            Counts = await pages.StoreAsync(page, Counts, ct);
            Failpoint.Reach("sync.after-commit");
            report(new(connection.Name, SyncPhase.Read, Counts));
            complete = page.Page.IsLast;
        }

        if (!complete)
            throw new ConnectorException(FailureKind.Unexpected,
                "The connector stopped without marking its last page, so something may be missing.",
                "What came is stored; run the sync again, and report it to the connector's author if it stays so.");
    }

    /// <summary>
    /// The sweep proves the pull: an id that exists and is not stored is fetched, from the position first and from the
    /// start if that does not bring it, and a run that still lacks it fails.
    /// </summary>
    private async Task SweepAsync(bool acceptDeletions, CancellationToken ct)
    {
        await pages.BeginSweepAsync(ct);
        report(new(connection.Name, SyncPhase.Sweep, Counts));
        var findings = await sweep.ReadAsync(source, ct);
        foreach (var from in new[] { await PositionAsync(ct), null })
            if (findings.Missing > 0)
            {
                await PullAsync(from, ct);
                findings = await sweep.CompareAsync(ct);
            }

        await RefuseAsync(findings, acceptDeletions, ct);
        await sweep.MarkGoneAsync(ct);
        Counts = Counts with { Deleted = findings.Gone, Swept = findings.Listed };
    }

    private async Task RefuseAsync(SweepFindings findings, bool acceptDeletions, CancellationToken ct)
    {
        if (findings.Missing > 0)
            throw new ConnectorException(FailureKind.Unexpected,
                $"The source lists {findings.Missing} tickets that reading does not give, for example {string.Join(", ", await sweep.SampleMissingAsync(ct))}.",
                "Check that the list of ids and the tickets are asked for with the same filter and rights.");
        if (findings.IsSuspicious && !acceptDeletions)
            throw new ConnectorException(FailureKind.Refused,
                $"The source no longer lists {findings.Gone} of {findings.Present} tickets, more than can be believed without asking.",
                $"Check the rights of the key; if they were really deleted, run: supportaddon sync --connection {connection.Name} --accept-deletions");
    }

    private async Task<Position?> PositionAsync(CancellationToken ct)
    {
        var value = await lease.Session.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select position from sync_position where connection_id = @Id", new { connection.Id }, cancellationToken: ct));
        return value is null ? null : new Position(value);
    }

    private async Task<bool> IsSweepDueAsync(CancellationToken ct)
    {
        var swept = await lease.Session.ExecuteScalarAsync<DateTime?>(new CommandDefinition(
            "select swept_at from sync_position where connection_id = @Id", new { connection.Id }, cancellationToken: ct));
        return swept is null || time.GetUtcNow() - swept >= connection.SweepEvery;
    }
}
