namespace SupportAddon.Alerts.Rules;

/// <summary>Where a rule sends to: mail addresses, or a webhook whose address is a secret.</summary>
internal sealed record AlertTarget
{
    /// <summary>Empty for a webhook.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Null for mail.</summary>
    public WebhookForm? Form { get; init; }

    public override string ToString() => Form is { } form ? $"webhook ({Core.Tickets.TicketWord.Of(form)})" : string.Join(", ", Emails);
}

/// <summary>What a webhook understands.</summary>
internal enum WebhookForm
{
    /// <summary>Slack and Mattermost.</summary>
    Slack,

    /// <summary>A workflow of Microsoft Teams.</summary>
    Teams,

    /// <summary>Our own, for programs.</summary>
    Json,
}
