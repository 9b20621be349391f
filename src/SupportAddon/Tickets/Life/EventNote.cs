namespace SupportAddon.Tickets.Life;

/// <summary>What an event says beside what it changes.</summary>
internal sealed record EventNote
{
    public static EventNote None { get; } = new();

    /// <summary>A text, or the reason of a change.</summary>
    public string? Body { get; init; }

    /// <summary>public or internal; internal when nothing else is said.</summary>
    public string Visibility { get; init; } = "internal";

    /// <summary>client when somebody here only records what the requester said or did.</summary>
    public string? Side { get; init; }

    /// <summary>More of it, by name.</summary>
    public IReadOnlyDictionary<string, string?> Data { get; init; } = new Dictionary<string, string?>();

    public static EventNote For(string? reason) => new() { Body = reason };
}
