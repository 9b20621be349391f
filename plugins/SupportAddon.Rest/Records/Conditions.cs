using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Times;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>
/// Conditions on records. What a source's filters say about the case of letters, accents or empty values is its own
/// affair. So they only narrow down what comes, never by more than is meant, and each record that comes is compared here.
/// </summary>
internal sealed partial class Conditions
{
    private const int MostAtATime = 100;

    private readonly IReadOnlyList<(FieldPlan Field, Comparison Comparison, JsonElement Value)> _all;

    public Conditions(IReadOnlyList<FieldCondition> conditions, IReadOnlyDictionary<string, FieldPlan> fields) =>
        _all = [.. conditions.Select(condition => (fields[condition.Field], condition.Comparison, Normal(fields[condition.Field], condition)))];

    /// <summary>The list, with what the source is asked to satisfy: a parameter can say one thing.</summary>
    public Address Ask(Address list, SourceClock clock) => _all
        .Where(condition => condition.Field.Ask is not null)
        .Select(condition => (condition.Field.Ask!.Parameter, Text: Asked(condition.Field.Ask, condition.Comparison, condition.Value, value => Written(condition.Field, value, clock))))
        .Where(asked => asked.Text is not null).DistinctBy(asked => asked.Parameter)
        .Aggregate(list, (address, asked) => address.With(asked.Parameter, asked.Text!));

    public bool Fit(RecordMapper mapper, JsonElement row) => _all.All(condition => Fits(condition.Field.Type, mapper.Value(condition.Field, row), condition.Comparison, condition.Value));

    private static JsonElement Normal(FieldPlan field, FieldCondition condition) => (condition.Comparison, condition.Value.ValueKind) switch
    {
        (Comparison.In, JsonValueKind.Array) => JsonSerializer.SerializeToElement(condition.Value.EnumerateArray().Select(value => RecordValues.Normal(field, value))),
        (Comparison.In, _) or (Comparison.Contains, not JsonValueKind.String) => throw new ConnectorException(FailureKind.Refused,
            $"The condition on {field.Name} cannot be compared by {condition.Comparison} with {condition.Value.GetRawText()}.", "Give a list for In, and a text for Contains."),
        (Comparison.Contains, _) => condition.Value,
        _ => RecordValues.Normal(field, condition.Value),
    };

    private static string? Asked(AskPlan ask, Comparison comparison, JsonElement value, Func<JsonElement, string?> written) => (comparison, value.ValueKind) switch
    {
        (Comparison.Equal, JsonValueKind.Null) => ask.Empty,
        (Comparison.Equal, _) => Filled(ask.Equal, written(value)),
        (Comparison.In, _) => Filled(ask.Equal, Joined(ask.Separator, [.. value.EnumerateArray().Select(written)])),
        (Comparison.AtLeast or Comparison.Greater, _) => Filled(ask.AtLeast, written(value)),
        (Comparison.AtMost or Comparison.Less, _) => Filled(ask.AtMost, written(value)),
        _ => null,
    };

    private static string? Filled(string? text, string? value) => value is null ? null : text?.Replace(Blanks.Blank(AskPlan.Value), value, StringComparison.Ordinal);

    private static string? Joined(string? separator, string?[] values) =>
        separator is not null && values.Length is > 0 and <= MostAtATime && values.All(value => value?.Contains(separator, StringComparison.Ordinal) == false) ? string.Join(separator, values) : null;

    /// <summary>A value as a filter writes it; null where it might mean something else there.</summary>
    private static string? Written(FieldPlan field, JsonElement value, SourceClock clock) => (field.Type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        (FieldType.Instant, _) => clock.WriteStart(value.GetDateTimeOffset()),
        (_, JsonValueKind.String) => Safe().IsMatch(value.GetString()!) ? value.GetString() : null,
        _ => value.GetRawText(),
    };

    private static bool Fits(FieldType type, JsonElement held, Comparison comparison, JsonElement value) => comparison switch
    {
        Comparison.Equal => RecordValues.AreSame(held, value),
        Comparison.NotEqual => !RecordValues.AreSame(held, value),
        Comparison.In => value.EnumerateArray().Any(one => RecordValues.AreSame(held, one)),
        Comparison.Contains => held.ValueKind == JsonValueKind.String && held.GetString()!.Contains(value.GetString()!, StringComparison.OrdinalIgnoreCase),
        _ when held.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.Null => false,
        Comparison.Less => Order(type, held, value) < 0,
        Comparison.AtMost => Order(type, held, value) <= 0,
        Comparison.Greater => Order(type, held, value) > 0,
        _ => Order(type, held, value) >= 0,
    };

    private static int Order(FieldType type, JsonElement one, JsonElement other) => type switch
    {
        FieldType.WholeNumber or FieldType.Number => one.GetDecimal().CompareTo(other.GetDecimal()),
        FieldType.Instant => one.GetDateTimeOffset().CompareTo(other.GetDateTimeOffset()),
        FieldType.Reference => IdOrder.Compare(one.GetString()!, other.GetString()!),
        _ => string.CompareOrdinal(one.ToString(), other.ToString()),
    };

    // What neither ends a value, nor stands for another in a filter.
    [GeneratedRegex(@"^[\p{L}\p{Nd}_@.-]+( [\p{L}\p{Nd}_@.-]+)*\z")]
    private static partial Regex Safe();
}
