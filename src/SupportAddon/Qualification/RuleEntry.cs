namespace SupportAddon.Qualification;

/// <summary>A rule as a client file writes it and as it is stored.</summary>
internal sealed record RuleEntry
{
    /// <summary>How people call it; its place in the list when left out.</summary>
    public string? Name { get; init; }

    /// <summary>An expression over the ticket.</summary>
    public required string When { get; init; }

    public required IReadOnlyDictionary<string, string> Then { get; init; }
}
