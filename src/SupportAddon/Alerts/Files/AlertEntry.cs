using System.Text.Json.Nodes;

namespace SupportAddon.Alerts.Files;

/// <summary>Who is told of outages, as a client's file writes it.</summary>
internal sealed record AlertEntry
{
    public required string Name { get; init; }

    /// <summary>This or a webhook.</summary>
    public IReadOnlyList<string>? Email { get; init; }

    public WebhookEntry? Webhook { get; init; }

    public IReadOnlyList<string> Probes { get; init; } = [];

    public string? After { get; init; }

    public string? Reminder { get; init; }
}

internal sealed record WebhookEntry
{
    /// <summary>The address, or where it comes from: whoever has it may write there.</summary>
    public required JsonNode Url { get; init; }

    public required string Form { get; init; }

    /// <summary>Where the key comes from that signs; null for none.</summary>
    public JsonNode? Secret { get; init; }
}
