using System.Text.Json;

namespace SupportAddon.Odoo.Models;

/// <summary>A record as it came, read by what its model says of its fields: <c>false</c> is empty but for booleans.</summary>
internal readonly struct Row(JsonElement json)
{
    public JsonElement Json => json;

    public long Id => json.GetProperty("id").GetInt64();

    /// <summary>The value as text, null where there is none. A relation to one record is its label.</summary>
    public string? Text(string field) => Value(field) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.False or JsonValueKind.Null => null,
        JsonValueKind.Array => value.GetArrayLength() == 2 && value[1].ValueKind == JsonValueKind.String ? value[1].GetString() : null,
        _ => value.ToString() is { Length: > 0 } text ? text : null,
    };

    public bool IsTrue(string field) => Value(field) is { ValueKind: JsonValueKind.True };

    public bool IsFalse(string field) => Value(field) is { ValueKind: JsonValueKind.False };

    /// <summary>The record that a relation to one leads to.</summary>
    public long? One(string field) => Value(field) switch
    {
        { ValueKind: JsonValueKind.Array } pair when pair.GetArrayLength() == 2 => pair[0].GetInt64(),
        { ValueKind: JsonValueKind.Number } bare when bare.GetInt64() != 0 => bare.GetInt64(),
        _ => null,
    };

    /// <summary>The records that a relation to many leads to.</summary>
    public IReadOnlyList<long> Many(string field) =>
        Value(field) is { ValueKind: JsonValueKind.Array } ids ? [.. ids.EnumerateArray().Select(id => id.GetInt64())] : [];

    public DateTimeOffset? Time(string field) => OdooTime.Read(Text(field));

    private JsonElement? Value(string field) => json.TryGetProperty(field, out var value) ? value : null;
}
