using SupportAddon.Alerts.Rules;
using SupportAddon.Alerts.Words;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Alerts.Outbox;

/// <summary>Sends a message that says that it is a test, the way alerts go.</summary>
internal sealed class AlertTrial(ClientStore clients, AlertRuleStore rules, AlertDelivery delivery, Settings settings, AuditTrail audit)
{
    /// <param name="clientCode">Whose rule it is.</param>
    /// <param name="name">The rule's.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(AlertRule Rule, AlertOutcome Outcome)> SendAsync(string clientCode, string name, Actor by, CancellationToken ct)
    {
        var client = await clients.GetAsync(clientCode, ct);
        var rule = await rules.GetAsync(client, name, ct);
        await audit.RecordAsync(by, "alert.test", $"client {client.Code}", new { alert = rule.Name, to = $"{rule.Target}" }, ct);
        return (rule, await delivery.SendAsync(rule, new AlertWords(client, settings.PublicAddress).Test(rule), [], ct));
    }
}
