using SupportAddon.Core.Fixes;
using SupportAddon.Qualification;
using SupportAddon.Sla;

namespace SupportAddon.Clients.Files;

/// <summary>The terms of a client, and calendars, as their file writes them; what is as usual is left out.</summary>
internal static class TermsWriter
{
    public static Dictionary<string, object> Rule(RuleEntry rule) =>
        Entry(("name", rule.Name), ("when", rule.When), ("then", rule.Then));

    public static Dictionary<string, object> Calendar(CalendarEntry calendar) => Entry(
        ("name", calendar.Name), ("timeZone", calendar.TimeZone), ("week", calendar.Week), ("holidays", calendar.Holidays),
        ("closures", calendar.Closures.Count > 0 ? calendar.Closures : null));

    public static Dictionary<string, object> Sla(SlaEntry sla) => Entry(
        ("calendar", sla.Calendar), ("atRisk", sla.AtRisk), ("pauseForVendor", sla.PauseForVendor ? true : null), ("targets", sla.Targets.Select(Target).ToList()));

    public static Dictionary<string, object> FourEyes(FourEyesRules rules) => Entry(
        ("always", rules.Always ? true : null), ("above", rules.Above), ("resources", rules.Resources.Count > 0 ? rules.Resources : null),
        ("risk", rules.Risk?.ToString().ToLowerInvariant()));

    public static Dictionary<string, object> Window(MaintenanceWindow window) => Entry(
        ("days", window.Days.Count > 0 ? window.Days.Select(day => day.ToString().ToLowerInvariant()) : null), ("hours", window.Hours));

    private static Dictionary<string, object> Target(TargetEntry target) => Entry(
        ("kind", target.Kind), ("priority", target.Priority), ("calendar", target.Calendar),
        ("firstResponse", target.FirstResponse), ("resolution", target.Resolution), ("vendor", target.Vendor));

    private static Dictionary<string, object> Entry(params (string Key, object? Value)[] parts) =>
        parts.Where(part => part.Value is not null).ToDictionary(part => part.Key, part => part.Value!);
}
