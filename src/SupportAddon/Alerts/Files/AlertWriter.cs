using SupportAddon.Alerts.Rules;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Alerts.Files;

/// <summary>Writes a rule back as a client's file has it; what is as usual is left out.</summary>
internal static class AlertWriter
{
    public static Dictionary<string, object> Entry(AlertRule rule)
    {
        var entry = new Dictionary<string, object> { ["name"] = rule.Name };
        if (rule.Target.Form is { } form)
            entry["webhook"] = Webhook(form, rule.Secrets);
        else
            entry["email"] = rule.Target.Emails;
        if (rule.Terms.Probes.Count > 0)
            entry["probes"] = rule.Terms.Probes;
        if (rule.Terms.After > TimeSpan.Zero)
            entry["after"] = DurationText.Write(rule.Terms.After);
        if (rule.Terms.Reminder is { } reminder)
            entry["reminder"] = DurationText.Write(reminder);
        return entry;
    }

    private static Dictionary<string, object> Webhook(WebhookForm form, IReadOnlyDictionary<string, string> secrets)
    {
        var webhook = new Dictionary<string, object> { ["form"] = TicketWord.Of(form) };
        foreach (var name in secrets.Keys)
            webhook[name] = new Dictionary<string, object> { ["stored"] = true };
        return webhook;
    }
}
