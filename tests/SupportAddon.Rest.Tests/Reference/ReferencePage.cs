using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportAddon.Rest.Tests.Reference;

/// <summary>Makes the manifest's reference page of its schema: a part for each section, a row for each key.</summary>
internal static class ReferencePage
{
    public static string Of(JsonObject schema)
    {
        var page = new StringBuilder($"# {Text(schema, "title")}\n\n{Sentence(schema)}\nThis page is made of `manifest.schema.json`; the [guide](rest.md) explains and has examples.\n");
        Part(page, "The manifest", schema);
        foreach (var (name, definition) in schema["$defs"]!.AsObject())
            Part(page, name, definition!.AsObject());
        return page.ToString();
    }

    private static void Part(StringBuilder page, string title, JsonObject part)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        if (title != "The manifest" && part["description"] is not null)
            page.Append(Sentence(part));
        if (part["properties"] is not null)
            Table(page, part);
        foreach (var form in part["oneOf"]?.AsArray() ?? [])
            Form(page, form!.AsObject());
    }

    private static void Form(StringBuilder page, JsonObject form)
    {
        var type = form["properties"]!["type"]!.AsObject();
        page.Append(CultureInfo.InvariantCulture, $"\n### type: {type["const"]}\n{Sentence(type)}");
        if (form["properties"]!.AsObject().Count > 1)
            Table(page, form);
    }

    private static void Table(StringBuilder page, JsonObject part)
    {
        page.Append("\n| key | value | meaning |\n|---|---|---|\n");
        Rows(page, part, "");
    }

    private static void Rows(StringBuilder page, JsonObject part, string prefix, bool isForm = false)
    {
        var required = part["required"]?.AsArray().Select(key => (string)key!).ToHashSet() ?? [];
        foreach (var (key, json) in part["properties"]?.AsObject() ?? [])
            if (json!["const"] is null)
                Row(page, $"{prefix}{key}", json.AsObject(), isForm ? "" : required.Contains(key) ? ", required" : "");
    }

    private static void Row(StringBuilder page, string key, JsonObject json, string need)
    {
        page.Append(CultureInfo.InvariantCulture, $"| `{key}`{need} | {Value(json)} | {Escaped(Text(json, "description"))} |\n");
        Rows(page, json, $"{key}.");
        foreach (var inside in new[] { json["items"], json["additionalProperties"] as JsonObject }.OfType<JsonObject>())
            Rows(page, inside, json["items"] is null ? $"{key}.*." : $"{key}[].");
        foreach (var form in json["oneOf"]?.AsArray() ?? [])
            Rows(page, form!.AsObject(), $"{key}.", isForm: true);
    }

    private static string Value(JsonObject json) =>
        json["$ref"] is { } reference ? Name(reference)
        : json["enum"] is JsonArray words ? string.Join(", ", words.Select(word => $"`{word}`"))
        : json["items"] is JsonObject item ? $"list of {Value(item)}"
        : json["additionalProperties"] is JsonObject other ? $"mapping to {Value(other)}"
        : json["patternProperties"] is JsonObject named ? $"mapping to {Value(named.First().Value!.AsObject())}"
        : json["oneOf"] is not null ? "one of several forms"
        : json["type"] is JsonArray types ? string.Join(" or ", types.Select(type => $"{type}"))
        : json["minimum"] is { } least ? $"{json["type"]}, {least}{(json["maximum"] is { } most ? $" to {most}" : " or more")}"
        : json["type"]?.ToString() ?? "";

    private static string Name(JsonNode reference)
    {
        var name = ((string)reference!).Split('/')[^1];
        return $"[{name}](#{name.ToLowerInvariant()})";
    }

    private static string Sentence(JsonObject json) => Text(json, "description") is { Length: > 0 } text ? $"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}.\n" : "";

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Text(JsonObject json, string key) => (string?)json[key] ?? "";
}
