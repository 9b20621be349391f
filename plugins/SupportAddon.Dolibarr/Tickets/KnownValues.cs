using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tickets;

/// <summary>
/// What Dolibarr's own values mean. Types and severities are dictionaries that every Dolibarr may change: those that are
/// not here are for the connection's mapping to name, and are listed as unmapped until then.
/// </summary>
internal static class KnownValues
{
    public static ValueMapping Mapping { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        [TicketFields.Kind] = new Dictionary<string, string>
        {
            ["ISSUE"] = "anomaly", ["PROBLEM"] = "anomaly", ["REQUEST"] = "change", ["PROJECT"] = "change", ["HELP"] = "question", ["COM"] = "question",
        },
        [TicketFields.Priority] = new Dictionary<string, string> { ["LOW"] = "low", ["NORMAL"] = "normal", ["HIGH"] = "high", ["BLOCKING"] = "critical" },
        [TicketFields.Status] = new Dictionary<string, string>
        {
            ["Unread"] = "reception", ["Read"] = "qualification", ["Assigned"] = "in-progress", ["In progress"] = "in-progress",
            ["Need more information"] = "waiting-customer", ["On hold"] = "waiting-third-party", ["Closed"] = "closed", ["Canceled"] = "cancelled",
        },
    });

    /// <summary>Dolibarr's states are numbers; these are their names in its English interface.</summary>
    public static string? Status(string? number) => number switch
    {
        "0" => "Unread", "1" => "Read", "2" => "Assigned", "3" => "In progress", "5" => "Need more information", "7" => "On hold", "8" => "Closed", "9" => "Canceled",
        _ => number,
    };
}
