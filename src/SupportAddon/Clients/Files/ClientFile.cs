using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Alerts.Files;
using SupportAddon.Core.Fixes;
using SupportAddon.Health.Files;
using SupportAddon.Health.Kinds;
using SupportAddon.Qualification;
using SupportAddon.Sla;
using SupportAddon.Storage;
using SupportAddon.Yaml;

namespace SupportAddon.Clients.Files;

/// <summary>A client file as written: its shape is right, its meaning is not checked yet.</summary>
internal sealed record ClientFile
{
    public IReadOnlyList<ConnectionEntry> Connections { get; init; } = [];

    public IReadOnlyList<CalendarEntry> Calendars { get; init; } = [];

    public IReadOnlyList<ClientEntry> Clients { get; init; } = [];

    public IReadOnlyList<PersonEntry> People { get; init; } = [];

    private static readonly Lazy<JsonSchema> Schema = new(ReadSchema);

    /// <returns>The file, or null and what is wrong with it.</returns>
    public static (ClientFile? File, YamlReading Reading) Read(string path)
    {
        var reading = YamlDocument.ReadFile(path, Schema.Value);
        return reading.Errors.Count > 0
            ? (null, reading)
            : (reading.Root?.Deserialize<ClientFile>(JsonColumn.Options) ?? new ClientFile(), reading);
    }

    private static JsonSchema ReadSchema()
    {
        using var stream = typeof(ClientFile).Assembly.GetManifestResourceStream("client-file.schema.json")!;
        using var reader = new StreamReader(stream);
        var schema = JsonNode.Parse(reader.ReadToEnd())!;
        foreach (var (kind, settings) in KindSchemas.All())
            schema["$defs"]!["probe"]!["properties"]![kind] = settings;
        return JsonSchema.Parse(schema.ToJsonString());
    }
}

internal sealed record ConnectionEntry
{
    public required string Name { get; init; }

    public required string Plugin { get; init; }

    /// <summary>A scalar, or an object that says where a secret comes from.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Options { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>How the system is reached; nested as in the schema.</summary>
    public JsonObject Network { get; init; } = [];

    public string? Since { get; init; }

    public string Schedule { get; init; } = Jobs.Schedule.Default;

    public string? TimeZone { get; init; }

    public bool Isolated { get; init; }

    public string SweepEvery { get; init; } = "1d";

    public string KeepRaw { get; init; } = "90d";

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Mapping { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Reply { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();
}

internal sealed record ClientEntry
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string TimeZone { get; init; }

    public IReadOnlyList<ClaimEntry> Tickets { get; init; } = [];

    public IReadOnlyList<string>? Levels { get; init; }

    public string? Confirmation { get; init; }

    public string? Reopening { get; init; }
    /// <summary>The first rule that holds qualifies a ticket.</summary>
    public IReadOnlyList<RuleEntry> Qualification { get; init; } = [];

    /// <summary>Null where the author of a correction may approve it.</summary>
    public FourEyesRules? FourEyes { get; init; }

    /// <summary>When corrections may be applied; at any time when empty.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    /// <summary>Null where nothing is promised.</summary>
    public SlaEntry? Sla { get; init; }

    public IReadOnlyList<ProbeEntry> Probes { get; init; } = [];

    /// <summary>Who is told of outages.</summary>
    public IReadOnlyList<AlertEntry> Alerts { get; init; } = [];
}

internal sealed record ClaimEntry
{
    public required string Connection { get; init; }

    /// <summary>Field, then one value or a list of them.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Where { get; init; } = new Dictionary<string, JsonNode?>();
}

internal sealed record PersonEntry
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The client on whose side the person is; the support side without it.</summary>
    public string? Client { get; init; }

    public string? Email { get; init; }

    public string? Team { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Connection, then one name or a list of them.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Names { get; init; } = new Dictionary<string, JsonNode?>();
}
