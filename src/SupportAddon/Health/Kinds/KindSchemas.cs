using System.Text.Json.Nodes;

namespace SupportAddon.Health.Kinds;

/// <summary>What the settings of each kind look like: a schema beside each kind, put into that of the client's file.</summary>
internal static class KindSchemas
{
    private const string Prefix = "probe-kinds/";
    private const string Suffix = ".schema.json";

    /// <summary>Each kind's name with its schema.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> All() =>
        from resource in typeof(KindSchemas).Assembly.GetManifestResourceNames()
        where resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(Suffix, StringComparison.Ordinal)
        orderby resource
        select KeyValuePair.Create(resource[Prefix.Length..^Suffix.Length], Read(resource));

    private static JsonNode? Read(string resource)
    {
        using var stream = typeof(KindSchemas).Assembly.GetManifestResourceStream(resource)!;
        return JsonNode.Parse(stream);
    }
}
