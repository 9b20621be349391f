using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>One condition of a domain, on stored records.</summary>
internal sealed class Leaf(Database database, bool comparesSeconds)
{
    public Func<Record, bool> Of(string model, string field, string @operator, JsonNode value)
    {
        if (field == "message_ids.write_date")
            return record => database.Messages(model, record.Id).Any(message => Compare(Seen(message.Written), Time((string)value!)) >= 0);
        var type = database.Models[model].TryGetValue(field, out var info) ? (string)info["type"]! : throw new PythonError("builtins.ValueError", $"Invalid field {model}.{field} in condition");
        return @operator switch
        {
            "=" => record => Equals(model, record, field, type, value),
            "!=" => record => !Equals(model, record, field, type, value),
            "in" => Among(model, field, type, value.AsArray()),
            // Measured: what is searched for is a pattern, in which \ makes % and _ plain.
            "ilike" => record => Regex.IsMatch((string?)record.Values[field] ?? "", Pattern((string)value!), RegexOptions.IgnoreCase | RegexOptions.Singleline),
            "<" => record => Order(record, field, type, value) is < 0,
            "<=" => record => Order(record, field, type, value) is <= 0,
            ">" => record => Order(record, field, type, value) is > 0,
            ">=" => record => Order(record, field, type, value) is >= 0,
            _ => throw new PythonError("builtins.ValueError", $"Invalid operator {@operator}"),
        };
    }

    private Func<Record, bool> Among(string model, string field, string type, JsonArray values)
    {
        if (field != "id")
            return record => values.Any(one => Equals(model, record, field, type, one!));
        var ids = values.Select(one => (long)one!).ToHashSet();
        return record => ids.Contains(record.Id);
    }

    // Measured: false is "has none", which "" is too, and zero.
    private bool Equals(string model, Record record, string field, string type, JsonNode value)
    {
        var stored = record.Values[field];
        if (value.GetValueKind() == JsonValueKind.False && type != "boolean")
            return stored is null or JsonArray { Count: 0 } || stored.GetValueKind() == JsonValueKind.False || stored.ToJsonString() is "\"\"" or "0";
        return type switch
        {
            "many2many" => stored is JsonArray ids && ids.Any(id => (long)id! == (long)value),
            "boolean" => (database.Shown(model, record, field).GetValueKind() == JsonValueKind.True) == (value.GetValueKind() == JsonValueKind.True),
            _ => Order(record, field, type, value) is 0,
        };
    }

    private int? Order(Record record, string field, string type, JsonNode value) => (field, type, record.Values[field]) switch
    {
        ("id", _, _) => record.Id.CompareTo((long)value),
        ("create_date", _, _) => Compare(Seen(record.Created), Time((string)value!)),
        ("write_date", _, _) => Compare(Seen(record.Written), Time((string)value!)),
        (_, _, null) => null,
        (_, "datetime", { } stored) => Compare(Time((string)stored!), Time((string)value!)),
        (_, "float" or "monetary" or "integer", { } stored) => Number(stored).CompareTo(Number(value)),
        (_, "many2one" or "many2one_reference", { } stored) => value.GetValueKind() == JsonValueKind.Number ? ((long)stored).CompareTo((long)value) : string.CompareOrdinal(Label(record, field), (string)value!),
        (_, _, { } stored) => string.CompareOrdinal((string?)stored, (string?)value),
    };

    private static string? Label(Record record, string field) => (string?)record.Values[$"{field} label"];

    public static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static int Compare(DateTime one, DateTime other) => one.CompareTo(other);

    // Measured: Odoo 19 compares whole seconds. In the source: 18 compares as stored.
    private DateTime Seen(DateTime stored) => comparesSeconds ? stored.AddTicks(-(stored.Ticks % TimeSpan.TicksPerSecond)) : stored;

    /// <summary>Measured: a time with a zone is refused, and so are parts of a second.</summary>
    public static DateTime Time(string text) => DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time : throw new PythonError("builtins.ValueError", $"time data '{text}' does not match format '%Y-%m-%d %H:%M:%S'");

    private static string Pattern(string text) => string.Concat(Regex.Matches(text, @"\\.|.", RegexOptions.Singleline).Select(piece => piece.Value switch
    {
        "%" => ".*",
        "_" => ".",
        ['\\', var plain] => Regex.Escape(plain.ToString()),
        var plain => Regex.Escape(plain),
    }));
}
