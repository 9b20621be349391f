using System.Text.Json.Nodes;
using SupportAddon.Connectors.Options;
using SupportAddon.Tickets.Life;
using SupportAddon.Yaml;

namespace SupportAddon.Clients.Files;

/// <summary>Checks what a schema cannot: names that refer to each other, zones, words, options of plugins.</summary>
internal sealed class ClientFileCheck(
    YamlReading reading, ConnectionCheck connections, IReadOnlySet<string> storedConnections, IReadOnlySet<string> storedClients)
{
    private readonly List<YamlError> mistakes = [];

    /// <returns>What the file asks for; null when there are mistakes.</returns>
    public (Desired? Desired, IReadOnlyList<YamlError> Mistakes) Check(ClientFile file)
    {
        FindDoubles("connections", file.Connections.Select(connection => connection.Name), "name");
        FindDoubles("clients", file.Clients.Select(client => client.Code), "code");
        FindDoubles("people", file.People.Select(person => person.Code), "code");
        var people = new PersonCheck(this, storedConnections, storedClients);
        var desired = new Desired(
            [.. file.Connections.Select((entry, index) => connections.Check(entry, Item("connections", index), this)).OfType<DesiredConnection>()],
            [.. file.Clients.Select((entry, index) => Client(entry, Item("clients", index), file))],
            [.. file.People.Select((entry, index) => people.Check(entry, Item("people", index), file))]);
        return (mistakes.Count == 0 ? desired : null, [.. mistakes.OrderBy(mistake => mistake.Line)]);
    }

    public void Mistake(string path, string message) => mistakes.Add(reading.Mistake(path, message));

    private DesiredClient Client(ClientEntry entry, string path, ClientFile file)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(entry.TimeZone, out _))
            Mistake(Key(path, "timeZone"), $"\"{entry.TimeZone}\" is not a time zone; expected an IANA name such as Europe/Paris");
        if (entry.Levels is { } levels && (levels.Count == 0 || levels.Distinct().Count() < levels.Count))
            Mistake(Key(path, "levels"), "expected at least one level, each of them once");
        var claims = entry.Tickets.Select((claim, index) => Claim(claim, Item(Key(path, "tickets"), index), file));
        return new(entry.Code, entry.Name, entry.Language, entry.TimeZone, [.. claims], Terms(entry));
    }

    private static ClientTerms Terms(ClientEntry entry) => new(
        entry.Levels is null ? ClientTerms.Default.Levels : new(entry.Levels),
        Duration(entry.Confirmation) ?? ClientTerms.Default.Confirmation,
        Duration(entry.Reopening) ?? ClientTerms.Default.Reopening);

    private static TimeSpan? Duration(string? text) => text is null ? null : (TimeSpan?)DurationText.Parse(text);

    private DesiredClaim Claim(ClaimEntry entry, string path, ClientFile file)
    {
        if (!storedConnections.Contains(entry.Connection) && file.Connections.All(connection => connection.Name != entry.Connection))
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
