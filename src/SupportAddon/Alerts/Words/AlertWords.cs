using System.Globalization;
using SupportAddon.Alerts.Outbox;
using SupportAddon.Alerts.Rules;
using SupportAddon.Clients;
using SupportAddon.Core.Alerts;
using SupportAddon.Core.Tickets;
using SupportAddon.Health.Outages;
using SupportAddon.Shell;

namespace SupportAddon.Alerts.Words;

/// <summary>What alerts say, in the client's language and by the clock on its wall.</summary>
/// <param name="client">Whose systems they are about.</param>
/// <param name="address">Under which people reach the service; null where nobody has said.</param>
internal sealed class AlertWords(Client client, Uri? address)
{
    private readonly Texts texts = Texts.In(client.Language);
    private readonly OutageWords outages = new(client);

    public AlertMessage Of(WaitingAlert alert, DateTimeOffset now)
    {
        var kind = TicketWord.Of(alert.Kind);
        return new(alert.Key, kind, client.Code, Say($"alert.{kind}.subject", client.Name, alert.Probe), Text(alert, now))
        {
            Probe = alert.Probe, Outage = alert.OutageId, BeganAt = alert.Since, EndedAt = alert.EndedAt, Reason = alert.Error,
            Link = alert.OutageId is { } outage && address is not null ? new(address, $"outages/{outage}") : null,
        };
    }

    /// <summary>What somebody sends to see whether it arrives.</summary>
    public AlertMessage Test(AlertRule rule) =>
        new(Guid.NewGuid(), "test", client.Code, Say("alert.test.subject", client.Name, rule.Name), Say("alert.test.text", client.Name, rule.Name)) { Link = address };

    private string Text(WaitingAlert alert, DateTimeOffset now) => alert.Kind switch
    {
        AlertKind.Down => outages.Found(alert.Probe, alert.Since, alert.Error ?? ""),
        AlertKind.Reminder => $"{Say("alert.reminder.text", outages.Lasting(now - alert.Since))}\n{outages.Found(alert.Probe, alert.Since, alert.Error ?? "")}",
        AlertKind.Recovered => outages.Over(alert.Since, alert.EndedAt ?? now),
        AlertKind.Flapping => Say("alert.flapping.text", alert.Probe, outages.When(alert.Since)),
        _ => throw new ArgumentOutOfRangeException(nameof(alert), alert.Kind, "There are no words for it."),
    };

    private string Say(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, texts[key], values);
}
