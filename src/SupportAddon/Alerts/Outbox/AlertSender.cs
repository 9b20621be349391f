using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Alerts.Rules;
using SupportAddon.Alerts.Words;
using SupportAddon.Clients;
using SupportAddon.Core.Alerts;
using SupportAddon.Shell;

namespace SupportAddon.Alerts.Outbox;

/// <summary>
/// Sends what waits. Whoever sends an alert holds its row until it is known what came of it: no other host takes it meanwhile, and
/// of one that dies it is free again. It counts as sent after it was sent (H2); a death between the two sends it once more, under the same key.
/// </summary>
internal sealed partial class AlertSender(
    NpgsqlDataSource database, AlertRuleStore rules, ClientStore clients, AlertDelivery delivery, Settings settings, TimeProvider time, ILogger<AlertSender> logger)
{
    /// <summary>So many at a time: one that does not answer keeps few others waiting.</summary>
    private const int Lanes = 4;

    public async Task SendAsync(CancellationToken ct)
    {
        await using (var db = await database.OpenConnectionAsync(ct))
            if (!await db.ExecuteScalarAsync<bool>(new CommandDefinition(AnyDue, new { now = time.GetUtcNow() }, cancellationToken: ct)))
                return;
        var known = (await rules.ListAsync(ct)).ToDictionary(rule => rule.Id);
        var words = (await clients.ListAsync(ct)).ToDictionary(client => client.Id, client => new AlertWords(client, settings.PublicAddress));
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => SendAllAsync(known, words, ct)));
    }

    /// <summary>A service that starts may have other settings than the one before: nothing waits for its pause to end.</summary>
    public async Task HurryAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await db.ExecuteAsync(new CommandDefinition(
            "update alert set next_try_at = @now where sent_at is null and cancelled_at is null and next_try_at > @now", new { now = time.GetUtcNow() }, cancellationToken: ct));
    }

    private async Task SendAllAsync(Dictionary<long, AlertRule> known, Dictionary<long, AlertWords> words, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        while (!ct.IsCancellationRequested && await SendNextAsync(db, known, words, ct))
        {
        }
    }

    /// <returns>Whether there was one.</returns>
    private async Task<bool> SendNextAsync(NpgsqlConnection db, Dictionary<long, AlertRule> known, Dictionary<long, AlertWords> words, CancellationToken ct)
    {
        await using var transaction = await db.BeginTransactionAsync(ct);
        var alert = await db.QueryFirstOrDefaultAsync<WaitingAlert>(new CommandDefinition(
            Take, new { now = time.GetUtcNow(), rules = known.Keys.ToArray(), clients = words.Keys.ToArray() }, cancellationToken: ct));
        if (alert is null)
            return false;
        // It is brought to its end even when the service is stopped: cut off in the middle, it would be sent again.
        var outcome = await TryAsync(alert, known[alert.RuleId], words[alert.ClientId]);
        Failpoint.Reach("alert.sent");
        await WriteAsync(db, alert, outcome, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private async Task<AlertOutcome> TryAsync(WaitingAlert alert, AlertRule rule, AlertWords words)
    {
        try
        {
            return await delivery.SendAsync(rule, words.Of(alert, time.GetUtcNow()), alert.Reached, CancellationToken.None);
        }
        catch (RefusedException refused)
        {
            return new(alert.Reached, $"{refused.Message} {refused.Next}", false);
        }
        catch (Exception bug)
        {
            // One alert that cannot be put into words must not keep the others.
            LogFailed(alert.Id, bug);
            return new(alert.Reached, $"the sending itself failed with {bug.GetType().Name}; the log has more", false);
        }
    }

    private async Task WriteAsync(NpgsqlConnection db, WaitingAlert alert, AlertOutcome outcome, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.ExecuteAsync(new CommandDefinition(
            "update alert set tries = tries + 1, reached = @reached, error = @Error, sent_at = @sentAt, next_try_at = @nextTryAt where id = @Id",
            new
            {
                alert.Id, reached = outcome.Done.ToArray(), outcome.Error, sentAt = outcome.IsSent ? now : (DateTimeOffset?)null,
                nextTryAt = now + AlertPause.After(alert.Tries + 1),
            }, cancellationToken: ct));
        if (!outcome.IsSent)
            LogWaits(alert.Id, outcome.Error);
    }

    private const string AnyDue = "select exists (select from alert where sent_at is null and cancelled_at is null and next_try_at <= @now)";

    /// <summary>
    /// What was never tried comes before what has failed; and nobody hears that a system is back before they have heard that it was gone.
    /// </summary>
    private const string Take =
        """
        select alert.id, key, rule_id, rule.client_id, alert.kind, tries, reached, probe.name as probe, outage_id, coalesce(began_at, flapping_since) as since, ended_at, outage.error
        from alert
        join alert_rule as rule on rule.id = rule_id and rule.removed_at is null
        join probe on probe.id = alert.probe_id
        left join outage on outage.id = outage_id
        where sent_at is null and cancelled_at is null and next_try_at <= @now and rule_id = any(@rules) and rule.client_id = any(@clients)
            and not exists (
                select from alert as before where before.rule_id = alert.rule_id and before.probe_id = alert.probe_id and before.id < alert.id
                and before.sent_at is null and before.cancelled_at is null and before.reached = '{}')
        order by tries, next_try_at, alert.id limit 1 for update of alert skip locked
        """;

    [LoggerMessage(LogLevel.Warning, "Alert {Alert} could not be sent and is tried again: {Error}")]
    private partial void LogWaits(long alert, string? error);

    [LoggerMessage(LogLevel.Error, "Sending alert {Alert} failed")]
    private partial void LogFailed(long alert, Exception e);
}
