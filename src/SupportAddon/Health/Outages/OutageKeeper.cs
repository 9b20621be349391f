using Dapper;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Core.Tickets;
using SupportAddon.Health.Downtimes;
using SupportAddon.Storage;

namespace SupportAddon.Health.Outages;

/// <summary>
/// Decides of which outages people are told, and keeps their tickets. Whoever is not told yet may be later: when the downtime is over,
/// or what stands before it is back and it is not.
/// </summary>
internal sealed class OutageKeeper(NpgsqlDataSource database, OutageTickets tickets, TimeProvider time)
{
    /// <summary>One keeper at a time, of all hosts.</summary>
    private const long OneAtATime = 7_352_100_012;

    public async Task KeepAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        if (!await db.ExecuteScalarAsync<bool>(new CommandDefinition("select pg_try_advisory_lock(@OneAtATime)", new { OneAtATime }, cancellationToken: ct)))
            return;
        try
        {
            await EndRemovedAsync(db, ct);
            await TellAsync(db, ct);
            await tickets.SettleAsync(db, ct);
        }
        finally
        {
            await db.ExecuteAsync(new CommandDefinition("select pg_advisory_unlock(@OneAtATime)", new { OneAtATime }, cancellationToken: CancellationToken.None));
        }
    }

    /// <summary>What nobody asks any more cannot recover: its outage ends with it, and begins anew should it be asked again.</summary>
    private static Task<int> EndRemovedAsync(NpgsqlConnection db, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        """
        with ended as (
            update outage set ended_at = greatest(removed_at, began_at), recovered_at = greatest(removed_at, began_at)
            from probe where probe.id = outage.probe_id and removed_at is not null and ended_at is null
            returning outage.probe_id)
        update probe_state set standing = standing - 'downSince' - 'bad' - 'good' where probe_id in (select probe_id from ended)
        """, cancellationToken: ct));

    private async Task TellAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var untold = (await db.QueryAsync<Untold>(new CommandDefinition(Open, cancellationToken: ct))).ToList();
        if (untold.Count == 0)
            return;
        var planned = await DowntimeStore.StandingAsync(db, time.GetUtcNow(), ct);
        foreach (var outage in untold)
        {
            var hold = Holds.Of(
                JsonColumn.Read<ProbeStanding>(outage.Standing), outage.Parent is null ? null : JsonColumn.Read<ProbeStanding>(outage.Parent),
                planned.Any(downtime => downtime.Concerns(outage.ClientId, outage.ProbeId)));
            if (hold is not { } why)
                await tickets.AnnounceAsync(db, outage, ct);
            else if (TicketWord.Of(why) != outage.HeldBy)
                await db.ExecuteAsync(new CommandDefinition("update outage set held_by = @hold where id = @Id", new { outage.Id, hold = TicketWord.Of(why) }, cancellationToken: ct));
        }
    }

    private const string Open =
        """
        select outage.id, outage.probe_id, outage.client_id, outage.began_at, outage.error, outage.held_by, probe.name as probe,
            probe.terms ->> 'impact' as impact, own.standing::text as standing, before.standing::text as parent
        from outage
        join probe on probe.id = outage.probe_id and probe.removed_at is null
        join probe_state as own on own.probe_id = outage.probe_id
        left join probe as parent on parent.client_id = probe.client_id and parent.name = probe.terms ->> 'parent' and parent.removed_at is null
        left join probe_state as before on before.probe_id = parent.id
        where outage.announced_at is null and outage.ended_at is null
        order by outage.id
        """;
}

/// <summary>An outage of which nobody was told yet.</summary>
internal sealed class Untold
{
    public long Id { get; init; }

    public long ProbeId { get; init; }

    public long ClientId { get; init; }

    public DateTime BeganAt { get; init; }

    public required string Error { get; init; }

    public string? HeldBy { get; init; }

    /// <summary>The probe's name.</summary>
    public required string Probe { get; init; }

    /// <summary>The impact of the ticket that it opens; null opens none.</summary>
    public string? Impact { get; init; }

    public required string Standing { get; init; }

    public string? Parent { get; init; }
}
