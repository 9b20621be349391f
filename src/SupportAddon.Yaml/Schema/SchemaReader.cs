using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportAddon.Yaml.Schema;

/// <summary>Turns a schema document into nodes, and refuses every keyword it does not know.</summary>
internal sealed class SchemaReader(JsonNode? document)
{
    private const string Definitions = "#/$defs/";

    private static readonly HashSet<string> Keywords =
    [
        "$schema", "$id", "$comment", "$defs", "$ref", "title", "description", "default", "examples", "type", "properties",
        "required", "additionalProperties", "patternProperties", "items", "enum", "const", "pattern", "minimum", "maximum",
        "minLength", "oneOf", "anyOf",
    ];

    private static readonly string[] Shapes = ["properties", "patternProperties", "additionalProperties", "required"];

    private static readonly string[] Choices = ["oneOf", "anyOf"];

    private readonly Dictionary<string, Node> _definitions = [];

    public Node Root()
    {
        var root = Schema(document, "#");
        foreach (var name in document?["$defs"]?.AsObject().Select(definition => definition.Key) ?? [])
            Definition(Definitions + name);
        return root;
    }

    private Node Schema(JsonNode? json, string place) => Filled(new Node(), json, place);

    private Node Filled(Node node, JsonNode? json, string place)
    {
        var schema = json as JsonObject ?? throw new FormatException($"{place} of the schema is not an object.");
        foreach (var (keyword, _) in schema.Where(entry => !Keywords.Contains(entry.Key)))
            throw new FormatException($"{place} of the schema has the keyword \"{keyword}\", which is not understood.");
        node.Description = (string?)schema["description"];
        node.Target = schema["$ref"] is { } reference ? Definition((string)reference!) : null;
        node.Type = Type(schema["type"], node.Description, place);
        node.Shape = Shape(schema, place);
        node.Constant = schema["const"];
        node.Rules.AddRange(Rules(schema, node.Description, place));
        return node;
    }

    private Node Definition(string reference)
    {
        if (_definitions.TryGetValue(reference, out var known))
            return known;
        var json = reference.StartsWith(Definitions, StringComparison.Ordinal)
            ? document?["$defs"]?[reference[Definitions.Length..]] : null;
        if (json is null)
            throw new FormatException($"The schema refers to {reference}, which it does not define.");
        return Filled(_definitions[reference] = new Node(), json, reference);
    }

    private static TypeRule? Type(JsonNode? json, string? description, string place)
    {
        if (json is null)
            return null;
        var types = json is JsonArray several ? several.Select(type => (string)type!).ToList() : [(string)json!];
        return types.Find(type => !TypeRule.Known.Contains(type)) is { } unknown
            ? throw new FormatException($"{place} of the schema has the type \"{unknown}\", which does not exist.")
            : new TypeRule(types, description);
    }

    private ShapeRule? Shape(JsonObject schema, string place)
    {
        if (!Shapes.Any(schema.ContainsKey))
            return null;
        var shape = new ShapeRule { IsClosed = schema["additionalProperties"] is JsonValue open && !open.GetValue<bool>() };
        foreach (var (key, child) in schema["properties"]?.AsObject() ?? [])
            shape.Properties[key] = Schema(child, $"{place}/properties/{key}");
        foreach (var (key, child) in schema["patternProperties"]?.AsObject() ?? [])
            shape.Patterns.Add((Pattern(key), Schema(child, $"{place}/patternProperties/{key}")));
        shape.Required.AddRange(schema["required"]?.AsArray().Select(key => (string)key!) ?? []);
        shape.Others = schema["additionalProperties"] is JsonObject others ? Schema(others, $"{place}/additionalProperties") : null;
        return shape;
    }

    private IEnumerable<IRule> Rules(JsonObject schema, string? description, string place)
    {
        if (schema["items"] is { } items)
            yield return new ItemsRule(Schema(items, $"{place}/items"));
        if (schema.ContainsKey("const"))
            yield return new AllowedRule([schema["const"]]);
        if (schema["enum"] is JsonArray values)
            yield return new AllowedRule([.. values]);
        if (schema.ContainsKey("pattern") || schema.ContainsKey("minLength"))
            yield return new TextRule(schema["pattern"] is { } text ? Pattern((string)text!) : null, (int?)schema["minLength"] ?? 0, description);
        if (schema.ContainsKey("minimum") || schema.ContainsKey("maximum"))
            yield return new RangeRule((decimal?)schema["minimum"], (decimal?)schema["maximum"]);
        foreach (var keyword in Choices.Where(schema.ContainsKey))
            yield return new ChoiceRule([.. Alternatives(schema, keyword, place)], exactlyOne: keyword == "oneOf");
    }

    private IEnumerable<Node> Alternatives(JsonObject schema, string keyword, string place) =>
        schema[keyword]!.AsArray().Select((alternative, index) => Schema(alternative, $"{place}/{keyword}/{index}"));

    private static Regex Pattern(string text) => new(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
