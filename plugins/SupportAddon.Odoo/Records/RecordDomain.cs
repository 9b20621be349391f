using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>Conditions of the contract as a domain.</summary>
internal static class RecordDomain
{
    /// <exception cref="ConnectorException">A condition that Odoo does not know (<see cref="FailureKind.Refused"/>).</exception>
    public static JsonArray Of(ModelFields fields, IEnumerable<FieldCondition> conditions) =>
        Domain.All(conditions.Select(condition => Of(condition, RecordFields.Known(fields, condition.Field))));

    private static JsonArray Of(FieldCondition condition, FieldInfo info)
    {
        var (field, comparison, value) = condition;
        if (info.Type == "datetime" && value.ValueKind != JsonValueKind.Null && comparison != Comparison.In)
            return Second(field, comparison, RecordValues.Time(field, value));
        return comparison switch
        {
            Comparison.Equal or Comparison.NotEqual when info.IsOfMany && value.ValueKind != JsonValueKind.Null => throw Unknown(field, info, comparison),
            Comparison.Equal => [Domain.Condition(field, "=", Or(info, RecordValues.Filter(field, info, value)))],
            Comparison.NotEqual => [Domain.Condition(field, "!=", Or(info, RecordValues.Filter(field, info, value)))],
            Comparison.In when value.ValueKind == JsonValueKind.Array => [Domain.Condition(field, "in", Each(field, info, value))],
            Comparison.Contains when info.Type is "char" or "text" or "html" && value.ValueKind == JsonValueKind.String => [Domain.Condition(field, "ilike", Literal(value.GetString()!))],
            _ when value.ValueKind == JsonValueKind.Null => throw Unknown(field, info, comparison),
            Comparison.Less => [Domain.Condition(field, "<", RecordValues.Filter(field, info, value))],
            Comparison.AtMost => [Domain.Condition(field, "<=", RecordValues.Filter(field, info, value))],
            Comparison.Greater => [Domain.Condition(field, ">", RecordValues.Filter(field, info, value))],
            Comparison.AtLeast => [Domain.Condition(field, ">=", RecordValues.Filter(field, info, value))],
            _ => throw Unknown(field, info, comparison),
        };
    }

    // The API shows whole seconds, the database keeps microseconds, and versions differ in which of them they compare.
    private static JsonArray Second(string field, Comparison comparison, DateTimeOffset time)
    {
        var (from, after) = (OdooTime.Write(time), OdooTime.Write(time.AddSeconds(1)));
        return comparison switch
        {
            Comparison.Equal => [Domain.Condition(field, ">=", from), Domain.Condition(field, "<", after)],
            Comparison.NotEqual => ["|", "|", Domain.Condition(field, "=", false), Domain.Condition(field, "<", from), Domain.Condition(field, ">=", after)],
            Comparison.Less => [Domain.Condition(field, "<", from)],
            Comparison.AtMost => [Domain.Condition(field, "<", after)],
            Comparison.Greater => [Domain.Condition(field, ">=", after)],
            Comparison.AtLeast => [Domain.Condition(field, ">=", from)],
            _ => throw Unknown(field, new FieldInfo("", "datetime", null, new Dictionary<string, string>()), comparison),
        };
    }

    private static JsonNode Or(FieldInfo info, JsonNode value) => info.IsOfMany ? false : value;

    private static JsonArray Each(string field, FieldInfo info, JsonElement values) =>
        [.. values.EnumerateArray().Select(value => RecordValues.Filter(field, info.IsOfMany ? info with { Type = "many2one" } : info, value))];

    // What Odoo would take for a placeholder.
    private static string Literal(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private static ConnectorException Unknown(string field, FieldInfo info, Comparison comparison) => new(FailureKind.Refused,
        $"Odoo does not know {comparison} for {field}, which is of type {info.Type}.", "Use another comparison, or another field.");
}
