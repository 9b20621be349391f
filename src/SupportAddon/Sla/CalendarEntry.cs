namespace SupportAddon.Sla;

/// <summary>A calendar as a client file writes it and as it is stored.</summary>
internal sealed record CalendarEntry
{
    public required string Name { get; init; }

    /// <summary>An IANA zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Weekday in English, then hours such as <c>09:00-12:00</c>; a day that is missing is closed.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Week { get; init; }

    /// <summary>The built-in calendar whose holidays are kept; null for none.</summary>
    public string? Holidays { get; init; }

    /// <summary>Days, or first and last day with a stroke between them.</summary>
    public IReadOnlyList<string> Closures { get; init; } = [];
}
