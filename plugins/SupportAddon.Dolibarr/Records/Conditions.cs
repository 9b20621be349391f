using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Records;

/// <summary>
/// Conditions on records. What Dolibarr's filters say depends on version and database: the case of letters, accents, a
/// colon, a parenthesis, empty values. So they only narrow down what comes, never by more than is meant, and each record
/// that comes is compared here.
/// </summary>
internal sealed partial class Conditions
{
    private readonly IReadOnlyList<(Field Field, Comparison Comparison, JsonElement Value)> _all;

    public Conditions(IReadOnlyList<FieldCondition> conditions, IReadOnlyDictionary<string, Field> fields) =>
        _all = [.. conditions.Select(condition => (fields[condition.Field], condition.Comparison, Normal(fields[condition.Field], condition)))];

    /// <summary>What Dolibarr is asked to satisfy; null for nothing.</summary>
    public string? Asked => _all.Select(condition => AskedOf(condition.Field, condition.Comparison, condition.Value)).OfType<string>().ToList() is { Count: > 0 } asked
        ? string.Join(" and ", asked) : null;

    public bool Fit(Row row) => _all.All(condition => Fits(RecordValues.Read(condition.Field, row), condition.Comparison, condition.Value));

    private static JsonElement Normal(Field field, FieldCondition condition) => (condition.Comparison, condition.Value.ValueKind) switch
    {
        (Comparison.In, JsonValueKind.Array) => JsonSerializer.SerializeToElement(condition.Value.EnumerateArray().Select(value => RecordValues.Normal(field, value))),
        (Comparison.In, _) or (Comparison.Contains, not JsonValueKind.String) => throw new ConnectorException(FailureKind.Refused,
            $"The condition on {field.Name} cannot be compared by {condition.Comparison} with {condition.Value.GetRawText()}.", "Give a list for In, and a text for Contains."),
        (Comparison.Contains, _) => condition.Value,
        _ => RecordValues.Normal(field, condition.Value),
    };

    private static string? AskedOf(Field field, Comparison comparison, JsonElement value) => (field.Column, field.Type, comparison) switch
    {
        (null, _, _) => null,
        ({ } column, FieldType.Reference, Comparison.In) when value.EnumerateArray().All(id => id.ValueKind == JsonValueKind.String) && value.GetArrayLength() is > 0 and <= DolibarrOptions.MostAtATime =>
            Filter.In($"t.{column}", value.EnumerateArray().Select(id => long.Parse(id.GetString()!, CultureInfo.InvariantCulture))),
        ({ } column, FieldType.Reference, Comparison.Equal) when value.ValueKind == JsonValueKind.String => Filter.Is($"t.{column}", long.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
        ({ } column, FieldType.Text or FieldType.Choice, Comparison.Equal) when value.ValueKind == JsonValueKind.String && Safe().IsMatch(value.GetString()!) => Filter.Text($"t.{column}", value.GetString()!),
        ({ } column, FieldType.WholeNumber or FieldType.Number, _) when value.ValueKind == JsonValueKind.Number && Sign(comparison) is { } sign => $"(t.{column}:{sign}:{value.GetRawText()})",
        _ => null,
    };

    private static string? Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=", Comparison.Less => "<", Comparison.AtMost => "<=", Comparison.Greater => ">", Comparison.AtLeast => ">=", _ => null,
    };

    private static bool Fits(JsonElement held, Comparison comparison, JsonElement value) => comparison switch
    {
        Comparison.Equal => RecordValues.AreSame(held, value),
        Comparison.NotEqual => !RecordValues.AreSame(held, value),
        Comparison.In => value.EnumerateArray().Any(one => RecordValues.AreSame(held, one)),
        Comparison.Contains => held.ValueKind == JsonValueKind.String && held.GetString()!.Contains(value.GetString()!, StringComparison.OrdinalIgnoreCase),
        _ when held.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.Null => false,
        Comparison.Less => Order(held, value) < 0,
        Comparison.AtMost => Order(held, value) <= 0,
        Comparison.Greater => Order(held, value) > 0,
        _ => Order(held, value) >= 0,
    };

    private static int Order(JsonElement one, JsonElement other) =>
        decimal.TryParse(one.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var left) && decimal.TryParse(other.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right) : string.CompareOrdinal(one.ToString(), other.ToString());

    // What neither ends a value, nor a condition, nor looks like an attack to Dolibarr.
    [GeneratedRegex(@"^[A-Za-z0-9_@.-]+( [A-Za-z0-9_@.-]+)*$")]
    private static partial Regex Safe();
}
