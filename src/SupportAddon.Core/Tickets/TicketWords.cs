namespace SupportAddon.Core.Tickets;

internal enum TicketKind
{
    Anomaly,
    Change,
    Question,
}

internal enum TicketStatus
{
    Reception,
    Qualification,
    InProgress,
    WaitingCustomer,
    WaitingThirdParty,
    WaitingVendor,
    Resolved,
    Closed,
    Cancelled,
}

internal enum TicketPriority
{
    Low,
    Normal,
    High,
    Critical,
}

/// <summary>ISO/IEC 14764 in the words of R1: corrective, évolutive (additive), préventive, perfective.</summary>
internal enum MaintenanceType
{
    Corrective,
    Evolutive,
    Preventive,
    Perfective,
}

/// <summary>The words in which files, commands and the database speak of the values above: kebab-case of their names.</summary>
internal static class TicketWord
{
    /// <summary>Deliberately without a counterpart.</summary>
    public const string None = "none";

    public static string Of<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    public static T? Parse<T>(string? word) where T : struct, Enum =>
        word is not null && Words<T>.ByWord.TryGetValue(word, out var value) ? value : null;

    public static IReadOnlyCollection<string> All<T>() where T : struct, Enum => Words<T>.ByWord.Keys;

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(value => value, value => Kebab(value.ToString()));

        public static readonly Dictionary<string, T> ByWord =
            ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    private static string Kebab(string name) => string.Concat(name.Select((letter, index) =>
        char.IsUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
