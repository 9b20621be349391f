using System.Text.Json.Nodes;
using SupportAddon.Alerts.Files;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Sla;
using SupportAddon.Health.Files;
using SupportAddon.Qualification.Files;
using SupportAddon.Sla.Files;
using SupportAddon.Tickets.Life;
using SupportAddon.Yaml;

namespace SupportAddon.Clients.Files;

/// <summary>Checks what a schema cannot: names that refer to each other, zones, words, options of plugins.</summary>
/// <param name="reading">The file.</param>
/// <param name="connections">Checks its connections.</param>
/// <param name="probes">Checks the probes of its clients.</param>
/// <param name="alerts">Checks who is told of their outages.</param>
/// <param name="applied">What was applied before.</param>
internal sealed class ClientFileCheck(YamlReading reading, ConnectionCheck connections, ProbeCheck probes, AlertCheck alerts, AppliedNames applied)
{
    private readonly List<YamlError> mistakes = [];

    /// <returns>What the file asks for; null when there are mistakes.</returns>
    public (Desired? Desired, IReadOnlyList<YamlError> Mistakes) Check(ClientFile file)
    {
        FindDoubles("connections", file.Connections.Select(connection => connection.Name), "name");
        FindDoubles("calendars", file.Calendars.Select(calendar => calendar.Name), "name");
        FindDoubles("clients", file.Clients.Select(client => client.Code), "code");
        FindDoubles("people", file.People.Select(person => person.Code), "code");
        CalendarCheck.Check(file.Calendars, "calendars", this);
        var people = new PersonCheck(this, applied);
        var desired = new Desired(
            [.. file.Connections.Select((entry, index) => connections.Check(entry, Item("connections", index), this)).OfType<DesiredConnection>()],
            file.Calendars,
            [.. file.Clients.Select((entry, index) => Client(entry, Item("clients", index), file))],
            [.. file.People.Select((entry, index) => people.Check(entry, Item("people", index), file))]);
        return (mistakes.Count == 0 ? desired : null, [.. mistakes.OrderBy(mistake => mistake.Line)]);
    }

    public void Mistake(string path, string message) => mistakes.Add(reading.Mistake(path, message));

    /// <summary>A mistake inside a text, for what is written in a language of its own.</summary>
    public void Mistake(string path, string text, int at, string message) => mistakes.Add(reading.Mistake(path, text, at, message));

    private DesiredClient Client(ClientEntry entry, string path, ClientFile file)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(entry.TimeZone, out _))
            Mistake(Key(path, "timeZone"), $"\"{entry.TimeZone}\" is not a time zone; expected an IANA name such as Europe/Paris");
        if (entry.Levels is { } levels && (levels.Count == 0 || levels.Distinct().Count() < levels.Count))
            Mistake(Key(path, "levels"), "expected at least one level, each of them once");
        var claims = entry.Tickets.Select((claim, index) => Claim(claim, Item(Key(path, "tickets"), index), file));
        RuleEntryCheck.Check(entry.Qualification, Key(path, "qualification"), this);
        if (entry.Sla is { } sla)
            new SlaEntryCheck(Calendars(file), this).Check(sla, Key(path, "sla"));
        foreach (var (index, window) in entry.Maintenance.Index())
            if (window.Mistake() is { } wrong)
                Mistake(Key(Item(Key(path, "maintenance"), index), "hours"), wrong);
        return new(entry.Code, entry.Name, entry.Language, entry.TimeZone, [.. claims], Life(entry), entry.Qualification, entry.Sla, entry.FourEyes, entry.Maintenance,
            probes.Check(entry, Key(path, "probes"), this, Connections(file)), alerts.Check(entry, Key(path, "alerts"), this));
    }

    private static LifeTerms Life(ClientEntry entry) => new(
        entry.Levels is null ? LifeTerms.Default.Levels : new(entry.Levels),
        Duration(entry.Confirmation) ?? LifeTerms.Default.Confirmation,
        Duration(entry.Reopening) ?? LifeTerms.Default.Reopening);

    private static TimeSpan? Duration(string? text) => text is null ? null : (TimeSpan?)DurationText.Parse(text);

    private List<string> Calendars(ClientFile file) =>
        [.. BuiltInCalendars.All.Select(calendar => calendar.Name).Concat(file.Calendars.Select(calendar => calendar.Name)).Union(applied.Calendars)];

    private HashSet<string> Connections(ClientFile file) => [.. applied.Connections, .. file.Connections.Select(connection => connection.Name)];

    private DesiredClaim Claim(ClaimEntry entry, string path, ClientFile file)
    {
        if (!Connections(file).Contains(entry.Connection))
            Mistake(Key(path, "connection"), $"there is no connection \"{entry.Connection}\", neither in this file nor applied before");
        return new(entry.Connection, entry.Where.ToDictionary(field => field.Key, field => Values(field.Value)));
    }

    /// <summary>One value, or a list of them.</summary>
    public static IReadOnlyList<string> Values(JsonNode? value) => value switch
    {
        JsonArray list => [.. list.Select(Text)],
        _ => [Text(value)],
    };

    /// <summary>A scalar as its author wrote it.</summary>
    public static string Text(JsonNode? value) => value?.ToString() ?? "";

    private void FindDoubles(string list, IEnumerable<string> names, string key)
    {
        var seen = new HashSet<string>();
        foreach (var (index, name) in names.Index())
            if (!seen.Add(name))
                Mistake(Key(Item(list, index), key), $"\"{name}\" stands twice in this file");
    }

    private static string Key(string path, string key) => YamlPath.Key(path, key);

    private static string Item(string path, int index) => YamlPath.Item(path, index);
}
