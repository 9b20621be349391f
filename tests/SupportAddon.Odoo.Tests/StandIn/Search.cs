using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>search_read, search_count and the domains they take.</summary>
internal sealed class Search(Database database, bool comparesSeconds, int most)
{
    public List<Record> Records(string model, JsonObject arguments, Func<string, Record, bool> isVisible)
    {
        if (!database.Models.ContainsKey(model))
            throw new PythonError("werkzeug.exceptions.NotFound", $"the model '{model}' does not exist");
        var holds = Condition(model, arguments["domain"]!.AsArray());
        // Measured: without active_test archived records are left out (39 leads visible, 44 with active_test false).
        var all = arguments["context"]?["active_test"]?.GetValueKind() == JsonValueKind.False;
        var found = database[model].Where(record => all || record.Values["active"]?.GetValueKind() != JsonValueKind.False)
            .Where(record => model == "mail.message" || isVisible(model, record)).Where(holds).Take(Math.Min((int?)arguments["limit"] ?? int.MaxValue, most));
        // In the source: access to messages is looked at after the limit, so a page of them may be short in the middle;
        // the record rules of other models are part of the query.
        return [.. found.Where(record => isVisible(model, record))];
    }

    public JsonArray Read(string model, IEnumerable<Record> records, JsonArray fields) => [.. records.Select(record =>
        (JsonNode)new JsonObject(fields.Select(field => (string)field!).Prepend("id").Distinct().Select(field => KeyValuePair.Create(field, (JsonNode?)Shown(model, record, field)))))];

    private JsonNode Shown(string model, Record record, string field) => database.Models[model].ContainsKey(field)
        ? database.Shown(model, record, field) : throw new PythonError("builtins.ValueError", $"Invalid field '{field}' on '{model}'");

    private Func<Record, bool> Condition(string model, JsonArray domain)
    {
        var stack = new Stack<Func<Record, bool>>();
        foreach (var term in domain.Reverse())
            stack.Push(term is JsonArray leaf ? Leaf(model, leaf) : Combined((string)term!, stack));
        return record => stack.All(condition => condition(record));
    }

    private static Func<Record, bool> Combined(string @operator, Stack<Func<Record, bool>> stack)
    {
        var first = stack.Pop();
        if (@operator == "!")
            return record => !first(record);
        var second = stack.Pop();
        return @operator == "|" ? record => first(record) || second(record) : record => first(record) && second(record);
    }

    private Func<Record, bool> Leaf(string model, JsonArray leaf)
    {
        var (field, @operator, value) = ((string)leaf[0]!, (string)leaf[1]!, leaf[2]!);
        if (field == "message_ids.write_date")
            return record => database.Messages(model, record.Id).Any(message => Compare(message.Written, (string)value!) >= 0);
        if (!database.Models[model].ContainsKey(field))
            throw new PythonError("builtins.ValueError", $"Invalid field {model}.{field} in condition");
        return (field, @operator) switch
        {
            ("write_date", ">=") => record => Compare(record.Written, (string)value!) >= 0,
            ("id", ">") => record => record.Id > (long)value,
            ("id", "=") => record => record.Id == (long)value,
            ("id", "in") => record => value.AsArray().Any(one => (long)one! == record.Id),
            (_, "in") => record => value.AsArray().Any(one => JsonNode.DeepEquals(one, record.Values[field])),
            (_, "=") => record => JsonNode.DeepEquals(value, record.Values[field]),
            _ => throw new PythonError("builtins.ValueError", $"Invalid operator {@operator}"),
        };
    }

    // Measured: Odoo 19 compares whole seconds, and a time with a zone is refused. In the source: 18 compares as stored.
    private int Compare(DateTime stored, string asked)
    {
        if (!DateTime.TryParseExact(asked, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            throw new PythonError("builtins.ValueError", $"time data '{asked}' does not match format");
        return (comparesSeconds ? stored.AddTicks(-(stored.Ticks % TimeSpan.TicksPerSecond)) : stored).CompareTo(time);
    }
}
