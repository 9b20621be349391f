using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>A stored record. Times have microseconds, whatever the API shows.</summary>
internal sealed record Record(long Id, JsonObject Values, DateTime Created)
{
    public DateTime Written { get; set; } = Created;
}

/// <summary>The tables of the stand-in, and the server's clock.</summary>
internal sealed class Database
{
    public static readonly DateTime Start = new DateTime(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc).AddMicroseconds(250_000);

    public const string Attachment = "ir.attachment";

    private readonly Dictionary<string, List<Record>> _tables = [];
    private long _lastId;

    public Database()
    {
        foreach (var (model, fields) in Models)
            foreach (var name in fields.Keys)
                Add("ir.model.fields", new() { ["model"] = model, ["name"] = name });
    }

    public DateTime Now { get; set; } = Start;

    public Dictionary<string, Dictionary<string, JsonObject>> Models { get; } = Schema.Odoo19();

    public List<Record> this[string model] => _tables.TryGetValue(model, out var table) ? table : _tables[model] = [];

    /// <summary>
    /// Measured: write_date is the start of the transaction. A create of 52 s became visible behind a mark that was
    /// already read, so a record may come into the table with a time of long ago.
    /// </summary>
    public long Add(string model, JsonObject values, DateTime? began = null)
    {
        this[model].Add(new Record(++_lastId, values, began ?? Now));
        return _lastId;
    }

    public void Write(string model, long id, JsonObject values)
    {
        var record = this[model].Single(record => record.Id == id);
        foreach (var (name, value) in values)
            record.Values[name] = value?.DeepClone();
        record.Written = Now;
    }

    /// <summary>Measured: a message posted on a record does not move the record's write_date.</summary>
    public long Post(string model, long id, JsonObject values)
    {
        (values["model"], values["res_id"]) = (model, id);
        values.TryAdd("date", Text(Now));
        values.TryAdd("message_type", "comment");
        return Add("mail.message", values);
    }

    /// <summary>Measured: what is deleted leaves nothing behind.</summary>
    public void Remove(string model, long id) => this[model].RemoveAll(record => record.Id == id);

    public long FieldId(string model, string name) =>
        this["ir.model.fields"].Single(field => (string?)field.Values["model"] == model && (string?)field.Values["name"] == name).Id;

    public static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public string Label(string model, long id) => (string?)this[model].Single(record => record.Id == id).Values["name"] ?? "";

    /// <summary>Measured: empty is false for every type but numbers; a relation to one is [id, label], to many bare ids; times end at the second.</summary>
    public JsonNode Shown(string model, Record record, string field)
    {
        if (field == "message_ids")
            return new JsonArray([.. Messages(model, record.Id).Select(message => (JsonNode)message.Id).Reverse()]);
        var (info, value) = (Models[model][field], record.Values[field]);
        return (field, (string)info["type"]!) switch
        {
            ("id", _) => record.Id,
            ("create_date", _) => Text(record.Created),
            ("write_date", _) => Text(record.Written),
            ("display_name", _) => (string?)record.Values["name"] ?? (JsonNode)false,
            (_, "many2one") when value is not null => new JsonArray((long)value, Label((string)info["relation"]!, (long)value)),
            (_, "many2many") => value?.DeepClone() ?? new JsonArray(),
            ("file_size", _) => record.Values["datas"] is { } datas ? Convert.FromBase64String((string)datas!).Length : 0,
            ("mimetype", _) => value?.DeepClone() ?? "application/octet-stream",
            (_, "integer" or "float" or "many2one_reference") => value?.DeepClone() ?? 0,
            ("active", _) => value?.DeepClone() ?? true,
            _ => value is null || (value.GetValueKind() == JsonValueKind.String && (string)value! == "") ? false : value.DeepClone(),
        };
    }

    public IEnumerable<Record> Messages(string model, long id) => this["mail.message"]
        .Where(message => (string?)message.Values["model"] == model && (long?)message.Values["res_id"] == id && (string?)message.Values["message_type"] != "user_notification");
}
