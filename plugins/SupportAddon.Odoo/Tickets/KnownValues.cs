using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tickets;

/// <summary>
/// What Odoo's own values mean, as its English interface says them. Stages and tags are each database's own: those that
/// are not here are for the connection's mapping to name, and are listed as unmapped until then.
/// </summary>
internal static class KnownValues
{
    public static ValueMapping Mapping { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        [TicketFields.Kind] = new Dictionary<string, string>
        {
            ["Bug"] = "anomaly", ["Issue"] = "anomaly", ["Corrective"] = "anomaly",
            ["New Feature"] = "change", ["Preventive"] = "change",
            ["Question"] = "question",
        },
        [TicketFields.MaintenanceType] = new Dictionary<string, string> { ["Corrective"] = "corrective", ["Preventive"] = "preventive" },
        [TicketFields.Priority] = new Dictionary<string, string>
        {
            ["Very Low"] = "low", ["Low"] = "low", ["Low priority"] = "low",
            ["Normal"] = "normal", ["Medium"] = "normal", ["Medium priority"] = "normal",
            ["High"] = "high", ["High priority"] = "high", ["Important"] = "high",
            ["Very High"] = "critical", ["Urgent"] = "critical",
        },
        [TicketFields.Status] = new Dictionary<string, string>
        {
            ["New"] = "reception", ["New Request"] = "reception", ["In Progress"] = "in-progress", ["On Hold"] = "waiting-customer",
            ["Done"] = "resolved", ["Solved"] = "resolved", ["Repaired"] = "resolved", ["Won"] = "resolved",
            ["Cancelled"] = "cancelled", ["Canceled"] = "cancelled", ["Scrap"] = "cancelled", [Statuses.Lost] = "cancelled",
            ["Changes Requested"] = "in-progress", ["Approved"] = "in-progress",
        },
    });
}
