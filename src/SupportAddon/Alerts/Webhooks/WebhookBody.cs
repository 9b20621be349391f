using System.Text.Json;
using SupportAddon.Alerts.Rules;
using SupportAddon.Alerts.Words;
using SupportAddon.Storage;

namespace SupportAddon.Alerts.Webhooks;

/// <summary>A message in the form that a webhook understands. What came from elsewhere stays plain text in each.</summary>
internal static class WebhookBody
{
    public static string Of(WebhookForm form, AlertMessage message, DateTimeOffset now) => JsonSerializer.Serialize(form switch
    {
        WebhookForm.Slack => Slack(message),
        WebhookForm.Teams => Teams(message),
        _ => Own(message, now),
    }, JsonColumn.Options);

    private static object Slack(AlertMessage message) => new
    {
        text = Escaped(message.Subject),
        attachments = new[] { new { fallback = Escaped(message.Subject), color = Color(message.Kind), text = Escaped(message.TextWithLink) } },
    };

    /// <summary>An adaptive card, which the workflows of Teams post. Runs of text are never read as markup.</summary>
    private static object Teams(AlertMessage message) => new
    {
        type = "message",
        attachments = new[]
        {
            new
            {
                contentType = "application/vnd.microsoft.card.adaptive",
                content = new Dictionary<string, object>
                {
                    ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.4",
                    ["body"] = new[] { Run(message.Subject, isTitle: true, message.Kind), Run(message.Text, isTitle: false, message.Kind) },
                    ["actions"] = message.Link is null ? [] : new[] { new { type = "Action.OpenUrl", title = message.Link.Host, url = message.Link } },
                },
            },
        },
    };

    private static object Run(string text, bool isTitle, string kind) => new
    {
        type = "RichTextBlock",
        inlines = new[] { new { type = "TextRun", text, weight = isTitle ? "bolder" : "default", color = isTitle ? kind is "recovered" or "test" ? "good" : "attention" : "default" } },
    };

    private static object Own(AlertMessage message, DateTimeOffset now) => new
    {
        id = message.Key, kind = message.Kind, client = message.Client, probe = message.Probe, outage = message.Outage, beganAt = message.BeganAt, endedAt = message.EndedAt,
        reason = message.Reason, subject = message.Subject, text = message.Text, link = message.Link, sentAt = now,
    };

    private static string Color(string kind) => kind switch
    {
        "recovered" => "#2e7d32",
        "test" => "#546e7a",
        "flapping" => "#b26a00",
        _ => "#c62828",
    };

    /// <summary>Slack reads links and calls to everybody between angle brackets, Mattermost a call behind an @.</summary>
    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("@", "@\u200b", StringComparison.Ordinal);
}
