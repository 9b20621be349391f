using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.MasterData.Fixes;

/// <summary>The values of records, read as text or ids, and written; and what only other records tell, added to them.</summary>
public static class Values
{
    /// <returns>Null where the field is empty or was not read.</returns>
    public static string? Text(this ErpRecord record, string field) =>
        record.Values.TryGetValue(field, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && value.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The ids in a field of many references.</summary>
    public static IReadOnlyList<string> Ids(this ErpRecord record, string field) =>
        record.Values.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(id => id.ToString())] : [];

    /// <summary>With a value under a name that is no field's.</summary>
    public static ErpRecord With<T>(this ErpRecord record, string name, T value) =>
        record with { Values = new Dictionary<string, JsonElement>(record.Values) { [name] = JsonSerializer.SerializeToElement(value) } };

    /// <summary>One value for each field.</summary>
    public static Correction Set(IReadOnlyDictionary<string, string> values) =>
        Correction.Set(values.ToDictionary(value => value.Key, value => JsonSerializer.SerializeToElement(value.Value)));
}
