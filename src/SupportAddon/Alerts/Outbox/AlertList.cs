using Dapper;
using Npgsql;
using SupportAddon.Core.Alerts;

namespace SupportAddon.Alerts.Outbox;

/// <summary>What people were told, and what waits, the latest first.</summary>
internal sealed class AlertList(NpgsqlDataSource database)
{
    public const int Most = 200;

    /// <param name="clientId">Of one client; null for all.</param>
    /// <param name="isWaiting">Only what was not sent yet.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ListedAlert>> ReadAsync(long? clientId, bool isWaiting, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<ListedAlert>(new CommandDefinition(
            $"""
            {Columns}
            where (@clientId is null or client.id = @clientId) and (not @isWaiting or (sent_at is null and cancelled_at is null))
            order by due_at desc, alert.id desc limit @Most
            """, new { clientId, isWaiting, Most }, cancellationToken: ct))];
    }

    /// <summary>All that people were told of one outage, and what waits, in the order in which it was due.</summary>
    public async Task<IReadOnlyList<ListedAlert>> OfOutageAsync(long outage, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<ListedAlert>(new CommandDefinition(
            $"{Columns} where outage_id = @outage order by due_at, alert.id", new { outage }, cancellationToken: ct))];
    }

    private const string Columns =
        """
        select alert.id, client.code as client, rule.name as rule, probe.name as probe, outage_id as outage, alert.kind, alert.ordinal, due_at, sent_at, cancelled_at,
            tries, case when sent_at is null and cancelled_at is null and tries > 0 then next_try_at end as next_try_at, alert.error
        from alert
        join alert_rule as rule on rule.id = rule_id
        join client on client.id = rule.client_id
        join probe on probe.id = alert.probe_id
        """;
}

/// <summary>An alert as people and programs read of it.</summary>
internal sealed class ListedAlert
{
    public long Id { get; init; }

    /// <summary>The client's code.</summary>
    public required string Client { get; init; }

    public required string Rule { get; init; }

    public required string Probe { get; init; }

    public long? Outage { get; init; }

    public AlertKind Kind { get; init; }

    /// <summary>The number of a reminder.</summary>
    public int Ordinal { get; init; }

    public DateTime DueAt { get; init; }

    public DateTime? SentAt { get; init; }

    public DateTime? CancelledAt { get; init; }

    public int Tries { get; init; }

    /// <summary>When it is tried again; null where nothing is.</summary>
    public DateTime? NextTryAt { get; init; }

    /// <summary>What the last try met with.</summary>
    public string? Error { get; init; }
}
