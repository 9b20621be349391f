using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Yaml;

namespace SupportAddon.Fixes.Files;

/// <summary>A fix as its file writes it: its shape is right, its meaning is not checked yet.</summary>
internal sealed record FixFile
{
    private static readonly Lazy<JsonSchema> Schema = new(ReadSchema);

    public required string Id { get; init; }

    public required WordingEntry Title { get; init; }

    public required WordingEntry Effect { get; init; }

    /// <summary>Which connections it is for: option to value.</summary>
    public IReadOnlyDictionary<string, string> For { get; init; } = new Dictionary<string, string>();

    public FixRisk Risk { get; init; } = FixRisk.Medium;

    public required string Resource { get; init; }

    public IReadOnlyDictionary<string, ParameterEntry> Parameters { get; init; } = new Dictionary<string, ParameterEntry>();

    public required IReadOnlyDictionary<string, FieldKind> Fields { get; init; }

    public IReadOnlyList<JsonObject> Where { get; init; } = [];

    public string? When { get; init; }

    public IReadOnlyList<GuardEntry> Guards { get; init; } = [];

    /// <summary>Field, then an expression; null empties it.</summary>
    public IReadOnlyDictionary<string, string?> Set { get; init; } = new Dictionary<string, string?>();

    public bool Archive { get; init; }

    public bool Restore { get; init; }

    /// <returns>The file, or null and what is wrong with it.</returns>
    public static (FixFile? File, YamlReading Reading) Read(string text, string name)
    {
        var reading = YamlDocument.Read(text, name, Schema.Value);
        return (reading.Errors.Count > 0 ? null : reading.Root.Deserialize<FixFile>(JsonColumn.Options), reading);
    }

    private static JsonSchema ReadSchema()
    {
        using var stream = typeof(FixFile).Assembly.GetManifestResourceStream("fix-file.schema.json")!;
        using var reader = new StreamReader(stream);
        return JsonSchema.Parse(reader.ReadToEnd());
    }
}

internal sealed record WordingEntry(string En, string Fr)
{
    public Wording Wording => new(En, Fr);
}

/// <param name="Refuse">A condition.</param>
/// <param name="Because">What the plan says of the records for which it holds.</param>
internal sealed record GuardEntry(string Refuse, string Because);

internal sealed record ParameterEntry
{
    public required FieldKind Type { get; init; }

    public string? Help { get; init; }

    public JsonElement? Default { get; init; }

    /// <summary>A list of values, or where the client's system has them.</summary>
    public JsonElement? Choices { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public string? Pattern { get; init; }
}
