namespace SupportAddon.Demo;

/// <summary>A ticket of the help desk as it stands.</summary>
internal sealed record Ticket
{
    public required int Id { get; init; }

    public required string Number { get; init; }

    public required string Subject { get; init; }

    public required string Description { get; init; }

    /// <summary>What it is about; set once, without a history.</summary>
    public required string Module { get; init; }

    public required string Channel { get; init; }

    public required string Version { get; init; }

    public required Contact Requester { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The values that have a history, by the names of <see cref="DeskField"/>, as they are now.</summary>
    public required IReadOnlyDictionary<string, string?> Fields { get; init; }

    public required IReadOnlyList<Entry> History { get; init; }

    public DateTimeOffset UpdatedAt => History.Count == 0 ? CreatedAt : History[^1].At;

    public string this[string field] => Fields[field] ?? "";
}

internal sealed record Contact(string Name, string Email);

/// <summary>One line of a ticket's history: what somebody wrote, changed, or both.</summary>
/// <param name="Id">Unique in the help desk.</param>
/// <param name="Visibility">One of <see cref="DeskVisibility"/>; null when nothing was written.</param>
internal sealed record Entry(
    int Id, DateTimeOffset At, string By, string? Text, string? Visibility, IReadOnlyList<Change> Changes);

internal sealed record Change(string Field, string? Old, string? New);
