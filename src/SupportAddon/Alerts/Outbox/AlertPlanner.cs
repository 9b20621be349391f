using Dapper;
using Npgsql;
using SupportAddon.Alerts.Rules;
using SupportAddon.Core.Alerts;
using SupportAddon.Core.Health;
using SupportAddon.Core.Tickets;
using SupportAddon.Health.Downtimes;
using SupportAddon.Storage;

namespace SupportAddon.Alerts.Outbox;

/// <summary>
/// Plans who is to be told of what. Any number of hosts may do so at once: an alert has a key by which it is there once, and what
/// follows from it is worked out from what is there.
/// </summary>
internal sealed class AlertPlanner(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>That something ended longer ago is no news, whoever was told of it.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    public async Task PlanAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await database.OpenConnectionAsync(ct);
        var rules = (await AlertRuleStore.ListAsync(db, ct)).ToLookup(rule => rule.ClientId);
        await db.ExecuteAsync(new CommandDefinition(Cancel, new { now }, cancellationToken: ct));
        foreach (var alert in (await OutagesAsync(db, rules, now, ct)).Concat(await FlappingAsync(db, rules, now, ct)))
            await db.ExecuteAsync(new CommandDefinition(Plan, alert, cancellationToken: ct));
    }

    private static async Task<List<NewAlert>> OutagesAsync(NpgsqlConnection db, ILookup<long, AlertRule> rules, DateTimeOffset now, CancellationToken ct)
    {
        var outages = (await db.QueryAsync<Announced>(new CommandDefinition(Outages, new { news = now - News }, cancellationToken: ct))).ToList();
        var planned = (await db.QueryAsync<(long Rule, long Outage, AlertKind Kind, int Ordinal, DateTime? SentAt)>(new CommandDefinition(
            "select rule_id, outage_id, kind, ordinal, sent_at from alert where outage_id = any(@ids) and cancelled_at is null",
            new { ids = outages.Select(outage => outage.Id).ToArray() }, cancellationToken: ct))).ToLookup(alert => (alert.Rule, alert.Outage));
        return
        [
            .. from outage in outages
            from rule in rules[outage.ClientId]
            where rule.Terms.Concerns(outage.Probe)
            let before = planned[(rule.Id, outage.Id)].Select(alert => new PlannedAlert(alert.Kind, alert.Ordinal, alert.SentAt)).ToList()
            let next = AlertPlan.Next(rule.Terms, new(outage.AnnouncedAt, outage.OverAt), before)
            where next is not null && next.At <= now
            select NewAlert.Of(rule, outage.ProbeId, outage.Id, null, next),
        ];
    }

    /// <summary>Told where nothing but that holds an outage back: in a downtime nobody asks.</summary>
    private static async Task<List<NewAlert>> FlappingAsync(NpgsqlConnection db, ILookup<long, AlertRule> rules, DateTimeOffset now, CancellationToken ct)
    {
        var probes = (await db.QueryAsync<Restless>(new CommandDefinition(Flapping, cancellationToken: ct))).ToList();
        if (probes.Count == 0)
            return [];
        var downtimes = await DowntimeStore.StandingAsync(db, now, ct);
        return
        [
            .. from probe in probes
            where Holds.Of(probe.Own, probe.Before, downtimes.Any(downtime => downtime.Concerns(probe.ClientId, probe.ProbeId))) is Hold.Flapping
            from rule in rules[probe.ClientId]
            where rule.Terms.Concerns(probe.Probe)
            let next = AlertPlan.Flapping(rule.Terms, probe.FlappingSince, probe.ToldBy.Contains(rule.Id))
            where next is not null && next.At <= now
            select NewAlert.Of(rule, probe.ProbeId, null, probe.FlappingSince, next),
        ];
    }

    private const string Outages =
        """
        select outage.id, outage.client_id, outage.probe_id, probe.name as probe, announced_at,
            case when ended_at is not null then recovered_at end as over_at
        from outage join probe on probe.id = probe_id and probe.removed_at is null
        where announced_at is not null
            and (ended_at is null or (recovered_at > @news and exists (select from alert where outage_id = outage.id and cancelled_at is null)))
        order by outage.id
        """;

    private const string Flapping =
        """
        select probe.id as probe_id, probe.client_id, probe.name as probe, own.flapping_since, own.standing::text as standing, before.standing::text as parent,
            array(select rule_id from alert where alert.probe_id = probe.id and alert.flapping_since = own.flapping_since and cancelled_at is null) as told_by
        from probe_state as own join probe on probe.id = own.probe_id and probe.removed_at is null
        left join probe as parent on parent.client_id = probe.client_id and parent.name = probe.terms ->> 'parent' and parent.removed_at is null
        left join probe_state as before on before.probe_id = parent.id
        where own.flapping_since is not null
        """;

    /// <summary>What was cancelled with its rule, which is back, counts as planned anew.</summary>
    private const string Plan =
        """
        insert into alert as known (rule_id, probe_id, outage_id, flapping_since, kind, ordinal, due_at, next_try_at)
        values (@Rule, @Probe, @Outage, @FlappingSince, @Kind, @Ordinal, @DueAt, @DueAt)
        on conflict (rule_id, probe_id, outage_id, flapping_since, kind, ordinal) do update
            set cancelled_at = null, next_try_at = excluded.next_try_at, error = null where known.cancelled_at is not null
        """;

    /// <summary>What is being sent just now is let be.</summary>
    private const string Cancel =
        """
        update alert set cancelled_at = @now where id in (
            select alert.id from alert
            join alert_rule as rule on rule.id = rule_id
            join probe on probe.id = alert.probe_id
            left join outage on outage.id = outage_id
            where sent_at is null and cancelled_at is null and (
                rule.removed_at is not null or probe.removed_at is not null
                or (json_array_length(rule.terms -> 'probes') > 0 and probe.name not in (select json_array_elements_text(rule.terms -> 'probes')))
                or (alert.kind = 'reminder' and outage.ended_at is not null))
            for update of alert skip locked)
        """;

    /// <summary>As it is written.</summary>
    private sealed record NewAlert(long Rule, long Probe, long? Outage, DateTime? FlappingSince, string Kind, int Ordinal, DateTimeOffset DueAt)
    {
        public static NewAlert Of(AlertRule rule, long probe, long? outage, DateTime? flapping, DueAlert due) =>
            new(rule.Id, probe, outage, flapping, TicketWord.Of(due.Kind), due.Ordinal, due.At);
    }

    private sealed class Announced
    {
        public long Id { get; init; }

        public long ClientId { get; init; }

        public long ProbeId { get; init; }

        public string Probe { get; init; } = "";

        public DateTime AnnouncedAt { get; init; }

        public DateTime? OverAt { get; init; }
    }

    private sealed class Restless
    {
        public long ProbeId { get; init; }

        public long ClientId { get; init; }

        public string Probe { get; init; } = "";

        public DateTime FlappingSince { get; init; }

        public string Standing { get; init; } = "";

        public string? Parent { get; init; }

        public long[] ToldBy { get; init; } = [];

        public ProbeStanding Own => JsonColumn.Read<ProbeStanding>(Standing);

        public ProbeStanding? Before => Parent is null ? null : JsonColumn.Read<ProbeStanding>(Parent);
    }
}
