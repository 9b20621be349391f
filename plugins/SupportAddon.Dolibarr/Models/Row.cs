using System.Globalization;
using System.Text.Json;

namespace SupportAddon.Dolibarr.Models;

/// <summary>A record as it came. Numbers may be texts, and what is empty may be null, "" or, for an object, [].</summary>
internal readonly struct Row(JsonElement json)
{
    public JsonElement Json => json;

    public bool IsThere => json.ValueKind == JsonValueKind.Object;

    public bool HasId => Number("id") is > 0;

    public long Id => Number("id")!.Value;

    /// <summary>The value as text, null where there is none.</summary>
    public string? Text(string field) => Value(field) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value && value.ToString() is { Length: > 0 } text ? text : null;

    public long? Number(string field) => long.TryParse(Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The record that this one names, where it names one.</summary>
    public long? One(string field) => Number(field) is > 0 and var id ? id : null;

    /// <summary>Seconds since 1970. Whether they are right depends on who wrote them: see the reading of times.</summary>
    public DateTimeOffset? Time(string field) => Number(field) is > 0 and < 253_402_300_800 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The row inside a field; one without anything where there is none.</summary>
    public Row Inner(string field) => Value(field) is { ValueKind: JsonValueKind.Object } inner ? new Row(inner) : default;

    /// <summary>The rows inside a field.</summary>
    public IEnumerable<Row> Rows(string field) => Value(field) is { ValueKind: JsonValueKind.Array } inner ? inner.EnumerateArray().Select(one => new Row(one)).Where(row => row.HasId) : [];

    public IEnumerable<string> Names => json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().Select(property => property.Name) : [];

    private JsonElement? Value(string field) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field, out var value) ? value : null;
}
