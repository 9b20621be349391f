using System.Text.Json.Nodes;
using SupportAddon.Yaml.Schema;

namespace SupportAddon.Yaml;

/// <summary>
/// A JSON Schema (draft 2020-12) of which this much is understood: <c>type, properties, required,
/// additionalProperties, patternProperties, items, enum, const, pattern, minimum, maximum, minLength, oneOf, anyOf,
/// $ref</c> to <c>#/$defs</c>, and for people <c>title, description, default, examples</c>.
/// </summary>
/// <remarks>Any other keyword is an exception when the schema is read: what is not checked must not look checked.</remarks>
public sealed class JsonSchema
{
    private readonly Node _root;

    private JsonSchema(Node root) => _root = root;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="FormatException">The schema is not JSON, or holds a keyword that is not understood.</exception>
    public static JsonSchema Parse(string json)
    {
        try
        {
            return new JsonSchema(new SchemaReader(JsonNode.Parse(json)).Root());
        }
        catch (System.Text.Json.JsonException mistake)
        {
            throw new FormatException($"The schema is not JSON: {mistake.Message}", mistake);
        }
    }

    internal void Check(JsonNode? value, Findings findings) => _root.Check(value, YamlPath.Root, findings);
}
