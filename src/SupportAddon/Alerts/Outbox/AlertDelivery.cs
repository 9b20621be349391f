using SupportAddon.Alerts.Rules;
using SupportAddon.Alerts.Webhooks;
using SupportAddon.Alerts.Words;
using SupportAddon.Clients;
using SupportAddon.Connectors.Http;
using SupportAddon.Mail;

namespace SupportAddon.Alerts.Outbox;

/// <summary>What came of one try.</summary>
/// <param name="Done">Addresses that need no further try.</param>
/// <param name="Error">What went wrong, secrets never shown; of a mail that was sent, for whom it was refused.</param>
internal sealed record AlertOutcome(IReadOnlyList<string> Done, string? Error, bool IsSent);

/// <summary>Sends one message the way a rule says.</summary>
internal sealed class AlertDelivery(MailRoom mail, WebhookPost webhooks, SecretVault vault, TimeProvider time)
{
    /// <param name="rule">To whom.</param>
    /// <param name="message">What.</param>
    /// <param name="done">Addresses that need no further try.</param>
    /// <param name="ct">Cancels.</param>
    public Task<AlertOutcome> SendAsync(AlertRule rule, AlertMessage message, IReadOnlyList<string> done, CancellationToken ct) =>
        rule.Target.Form is { } form ? PostAsync(rule, form, message, ct) : MailAsync(rule, message, done, ct);

    /// <summary>
    /// One address that a server will never take does not keep the others from being done; where it takes none, the mail waits:
    /// nobody was told.
    /// </summary>
    private async Task<AlertOutcome> MailAsync(AlertRule rule, AlertMessage message, IReadOnlyList<string> done, CancellationToken ct)
    {
        var left = rule.Target.Emails.Except(done).ToList();
        var outcome = left.Count == 0 ? new([], [], null) : await mail.SendAsync(new(message.Key, left, message.Subject, message.TextWithLink), ct);
        IReadOnlyList<string> now = done.Count + outcome.Reached.Count == 0 ? [] : [.. done, .. outcome.Reached, .. outcome.Refused];
        return new(now, outcome.Error, !rule.Target.Emails.Except(now).Any());
    }

    private async Task<AlertOutcome> PostAsync(AlertRule rule, WebhookForm form, AlertMessage message, CancellationToken ct)
    {
        var secrets = rule.Secrets.ToDictionary(secret => secret.Key, secret => vault.Unseal(rule.Owner, secret.Key, secret.Value));
        var error = await webhooks.PostAsync(
            new(secrets[AlertRule.Url]), WebhookBody.Of(form, message, time.GetUtcNow()), message.Key, secrets.GetValueOrDefault(AlertRule.Key), ct);
        return new([], error is null ? null : new SecretMask(secrets.Values).Apply(error), error is null);
    }
}
