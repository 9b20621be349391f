using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Models;

/// <summary>A filter of records, as Odoo writes it: conditions of field, operator and value, with "|", "&amp;" and "!" before them.</summary>
internal static class Domain
{
    /// <summary>What is wrong with it, a sentence each; empty when nothing is.</summary>
    public static IReadOnlyList<string> Mistakes(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonArray terms ? Mistakes(terms) : [Expected];
        }
        catch (JsonException)
        {
            return [Expected];
        }
    }

    /// <exception cref="JsonException">It was not checked before.</exception>
    public static JsonArray Parse(string text) => (JsonArray)JsonNode.Parse(text)!;

    public static JsonArray Condition(string field, string @operator, JsonNode value) => [field, @operator, value];

    /// <summary>All of several domains: those that follow one another must all hold.</summary>
    public static JsonArray All(params IEnumerable<JsonArray> domains) => [.. domains.SelectMany(domain => domain.Select(term => term!.DeepClone()))];

    /// <summary>Records where the field is one of the ids.</summary>
    public static JsonArray In(string field, IEnumerable<long> ids) => [Condition(field, "in", new JsonArray([.. ids.Select(id => (JsonNode)id)]))];

    private static string[] Mistakes(JsonArray terms)
    {
        if (terms.FirstOrDefault(term => !IsCondition(term) && !IsOperator(term)) is { } odd)
            return [$"{odd.ToJsonString()} is neither a condition such as [\"name\", \"=\", \"x\"] nor \"|\", \"&\" or \"!\"."];
        if (terms.Contains(null))
            return ["null is not a condition."];
        // An operator that lacks a condition would take its second one from what is added to the domain.
        var open = 0;
        foreach (var term in terms.Reverse())
            if ((open += IsCondition(term) ? 1 : (string)term! == "!" ? 0 : -1) < 1)
                return [$"an operator has too few conditions behind it: \"|\" and \"&\" stand before two, \"!\" before one."];
        return [];
    }

    private static bool IsCondition(JsonNode? term) => term is JsonArray { Count: 3 } parts && parts[0] is JsonValue field
        && (field.GetValueKind() is JsonValueKind.String or JsonValueKind.Number) && parts[1] is JsonValue @operator && @operator.GetValueKind() == JsonValueKind.String;

    private static bool IsOperator(JsonNode? term) =>
        term is JsonValue value && value.GetValueKind() == JsonValueKind.String && (string)value! is "|" or "&" or "!";

    private const string Expected = "expected a list in JSON, for example [[\"project_id.name\", \"=\", \"Support\"]].";
}
