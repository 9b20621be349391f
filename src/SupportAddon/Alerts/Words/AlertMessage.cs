namespace SupportAddon.Alerts.Words;

/// <summary>What an alert says, before it is put into a mail or a webhook's form.</summary>
/// <param name="Key">The same with every try.</param>
/// <param name="Kind">A word: <c>down</c>, <c>reminder</c>, <c>recovered</c>, <c>flapping</c>, or <c>test</c>.</param>
/// <param name="Client">The client's code.</param>
/// <param name="Subject">In the client's language, as is the text.</param>
/// <param name="Text">Lines.</param>
internal sealed record AlertMessage(Guid Key, string Kind, string Client, string Subject, string Text)
{
    /// <summary>The name of the probe; null for a test.</summary>
    public string? Probe { get; init; }

    /// <summary>Its number; null where it is not about one.</summary>
    public long? Outage { get; init; }

    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was found, in English.</summary>
    public string? Reason { get; init; }

    /// <summary>Where to read more; null where nobody has said under which address people reach the service.</summary>
    public Uri? Link { get; init; }

    public string TextWithLink => Link is null ? Text : $"{Text}\n\n{Link}";
}
