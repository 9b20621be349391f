using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Schema;

/// <summary>How values and types are called in messages.</summary>
internal static class Words
{
    private const int Longest = 60;

    public static string Type(string type) => type switch
    {
        "object" => "a mapping",
        "array" => "a list",
        "string" => "a text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        _ => "nothing",
    };

    public static string Found(JsonNode? value) => value switch
    {
        null => "nothing",
        JsonObject => "a mapping",
        JsonArray => "a list",
        _ when value.GetValueKind() == JsonValueKind.String => $"the text {Plain(value)}",
        _ when value.GetValueKind() == JsonValueKind.Number => $"the number {Plain(value)}",
        _ => Plain(value),
    };

    public static string Plain(JsonNode? value)
    {
        if (value is null or JsonObject or JsonArray)
            return Found(value);
        var text = value.GetValueKind() == JsonValueKind.String ? $"\"{value.GetValue<string>()}\"" : value.ToJsonString();
        return text.Length <= Longest ? text : $"{text[..Longest]}...";
    }

    public static string Bare(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : Plain(value);

    public static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
