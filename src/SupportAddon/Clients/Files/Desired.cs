using SupportAddon.Alerts.Files;
using SupportAddon.Core.Fixes;
using SupportAddon.Health.Files;
using SupportAddon.People;
using SupportAddon.Qualification;
using SupportAddon.Sla;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Clients.Files;

/// <summary>What a client file asks for once its meaning is checked and its secrets are fetched.</summary>
internal sealed record Desired(
    IReadOnlyList<DesiredConnection> Connections, IReadOnlyList<CalendarEntry> Calendars, IReadOnlyList<DesiredClient> Clients,
    IReadOnlyList<Person> People);

/// <param name="Secrets">In clear; a null one keeps what is stored.</param>
internal sealed record DesiredConnection(
    string Name, string Plugin, IReadOnlyDictionary<string, string> Options, IReadOnlyDictionary<string, string?> Secrets,
    DesiredNetwork Network, DateTimeOffset? Since, string Schedule, string? TimeZone, bool Isolated, TimeSpan SweepEvery, TimeSpan KeepRaw,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Mapping,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Reply);

/// <param name="Settings">Dotted setting to value, for example <c>proxy.url</c>.</param>
/// <param name="Secrets">In clear; a null one keeps what is stored.</param>
internal sealed record DesiredNetwork(IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string?> Secrets);

internal sealed record DesiredClient(
    string Code, string Name, string Language, string TimeZone, IReadOnlyList<DesiredClaim> Claims,
    LifeTerms Life, IReadOnlyList<RuleEntry> Qualification, SlaEntry? Sla, FourEyesRules? FourEyes,
    IReadOnlyList<MaintenanceWindow> Maintenance, IReadOnlyList<DesiredProbe> Probes, IReadOnlyList<DesiredAlert> Alerts);

internal sealed record DesiredClaim(string Connection, IReadOnlyDictionary<string, IReadOnlyList<string>> Where);
