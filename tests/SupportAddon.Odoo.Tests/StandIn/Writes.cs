using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>The methods that change something. Measured: each call is one transaction, kept as a whole or not at all.</summary>
internal sealed class Writes(Database database, Func<string, Record, bool> isVisible)
{
    private const string Names = "ir.model.data";

    public JsonNode Write(string model, JsonObject arguments)
    {
        var records = Existing(model, arguments);
        var values = arguments["vals"]!.AsObject().Select(value => KeyValuePair.Create(value.Key, Kept(model, value.Key, value.Value!))).ToList();
        foreach (var record in records)
            database.Write(model, record.Id, new JsonObject(values.Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone()))));
        return true;
    }

    public JsonNode Unlink(string model, JsonObject arguments)
    {
        foreach (var record in Existing(model, arguments))
        {
            database.Remove(model, record.Id);
            database[Names].RemoveAll(name => (string?)name.Values["model"] == model && (long?)name.Values["res_id"] == record.Id);
        }
        return true;
    }

    /// <summary>Measured: a row whose name is known is written again; what is wrong comes in messages, with ids false and nothing kept.</summary>
    public JsonObject Load(string model, JsonObject arguments)
    {
        var (fields, cells) = (arguments["fields"]!.AsArray().Select(field => (string)field!).ToList(), arguments["data"]![0]!.AsArray().Select(cell => (string)cell!).ToList());
        try
        {
            // Measured: instants are taken for the user's own time unless the context says UTC.
            Assert.Equal("UTC", (string?)arguments["context"]?["tz"]);
            var values = new JsonObject(fields.Zip(cells).Skip(1).Select(cell => Imported(model, cell.First, cell.Second)));
            if (database.Models[model].FirstOrDefault(field => field.Value["required"] is not null && values[field.Key] is null).Key is { } missing)
                throw new PythonError("odoo.exceptions.ValidationError", $"Missing required value for the field 'Title' ({missing}).");
            return new JsonObject { ["ids"] = new JsonArray(Named(model, cells[0], values)), ["messages"] = new JsonArray(), ["nextrow"] = 0 };
        }
        catch (PythonError wrong) when (!wrong.Message.StartsWith("Invalid field name", StringComparison.Ordinal))
        {
            return new JsonObject { ["ids"] = false, ["messages"] = new JsonArray(new JsonObject { ["type"] = "error", ["message"] = wrong.Message }), ["nextrow"] = 0 };
        }
    }

    /// <summary>Measured: any user may ask; what may not be seen has the id false, and a name that is not there is a ValueError.</summary>
    public JsonArray Reference(JsonObject arguments)
    {
        var name = Find((string)arguments["xml_id"]!) ?? throw new PythonError("builtins.ValueError", $"External ID not found in the system: __supportaddon__.{arguments["xml_id"]}");
        var (model, id) = ((string)name.Values["model"]!, (long)name.Values["res_id"]!);
        return [model, database[model].Find(record => record.Id == id) is { } record && isVisible(model, record) ? id : false];
    }

    /// <summary>Measured: the body is text unless body_is_html says otherwise, and message_id is kept as given.</summary>
    public JsonNode Post(string model, JsonObject arguments)
    {
        var id = Existing(model, arguments).Single().Id;
        var body = (string)arguments["body"]!;
        var isHtml = arguments["body_is_html"]?.GetValueKind() == JsonValueKind.True;
        var subtype = (string)arguments["subtype_xmlid"]! == "mail.mt_note" ? "Note" : "Discussions";
        var message = database.Post(model, id, new()
        {
            ["body"] = isHtml ? Html(body) : $"<p>{System.Net.WebUtility.HtmlEncode(body)}</p>", ["message_type"] = (string)arguments["message_type"]!,
            ["message_id"] = (string?)arguments["message_id"], ["subtype_id"] = Subtype(subtype), ["partner_ids"] = arguments["partner_ids"]?.DeepClone(),
        });
        return new JsonArray(message);
    }

    public static string Html(string html) => Measured.Html.FirstOrDefault(pair => pair.Given == html).Kept ?? (html.StartsWith('<') ? html : $"<p>{html}</p>");

    private long Subtype(string name) => database["mail.message.subtype"].Find(subtype => (string?)subtype.Values["name"] == name)?.Id
        ?? database.Add("mail.message.subtype", new() { ["name"] = name, ["internal"] = name == "Note" });

    private Record? Find(string name) => database[Names].Find(record => (string?)record.Values["name"] == name);

    private long Named(string model, string externalId, JsonObject values)
    {
        var name = externalId.Split('.')[1];
        if (Find(name) is { } known)
        {
            database.Write(model, (long)known.Values["res_id"]!, values);
            return (long)known.Values["res_id"]!;
        }
        if (model == Database.Attachment)
            values["type"] = "binary";
        var id = database.Add(model, values);
        database.Add(Names, new() { ["module"] = "__supportaddon__", ["name"] = name, ["model"] = model, ["res_id"] = id });
        return id;
    }

    private List<Record> Existing(string model, JsonObject arguments)
    {
        var records = arguments["ids"]!.AsArray().Select(id => database[model].Find(record => record.Id == (long)id!)
            ?? throw new PythonError("odoo.exceptions.MissingError", $"Record does not exist or has been deleted. (Record: {model}({id},), User: 2)")).ToList();
        return records.TrueForAll(record => isVisible(model, record)) ? records : throw new PythonError("odoo.exceptions.AccessError", $"You are not allowed to modify '{model}' records.");
    }

    private KeyValuePair<string, JsonNode?> Imported(string model, string column, string cell)
    {
        var field = column.Split('/')[0];
        var info = database.Models[model].GetValueOrDefault(field) ?? throw new PythonError("builtins.ValueError", $"Invalid field name '{field}'");
        JsonNode value = (string)info["type"]! switch
        {
            _ when cell.Length == 0 => false,
            "many2one" => long.Parse(cell, CultureInfo.InvariantCulture),
            "many2many" => new JsonArray(new JsonArray(6, 0, new JsonArray([.. cell.Split(',').Select(id => (JsonNode)long.Parse(id, CultureInfo.InvariantCulture))]))),
            "boolean" => cell == "1",
            // In the source: load takes whole numbers only, where write cuts off what is behind the point.
            "integer" or "many2one_reference" => long.TryParse(cell, CultureInfo.InvariantCulture, out var whole) ? whole
                : throw new PythonError("builtins.ValueError", $"'{cell}' does not seem to be an integer for field '{field}'"),
            "float" => double.Parse(cell, CultureInfo.InvariantCulture),
            _ => cell,
        };
        return KeyValuePair.Create(field, Kept(model, field, value));
    }

    /// <summary>
    /// Measured: HTML and numbers become what <see cref="Measured"/> lists; an unknown field or choice is a ValueError, a
    /// reference to nothing a MissingError, a required field left empty a ValidationError.
    /// </summary>
    private JsonNode? Kept(string model, string field, JsonNode value)
    {
        var info = database.Models[model].GetValueOrDefault(field) ?? throw new PythonError("builtins.ValueError", $"Invalid field '{field}' on '{model}'");
        var isNothing = value.GetValueKind() is JsonValueKind.False or JsonValueKind.Null;
        if (isNothing && info["required"] is not null)
            throw new PythonError("odoo.exceptions.ValidationError", $"Missing required value for the field ({field}).");
        return (string)info["type"]! switch
        {
            "boolean" => !isNothing,
            _ when isNothing => null,
            "html" => Html((string)value!),
            "float" when info["digits"] is { } digits => Math.Round((decimal)Leaf.Number(value), (int)digits[1]!, MidpointRounding.AwayFromZero),
            "integer" => (long)Leaf.Number(value),
            "datetime" => Database.Text(Leaf.Time((string)value!)),
            "selection" when !info["selection"]!.AsArray().Any(choice => (string?)choice![0] == (string?)value) => throw new PythonError("builtins.ValueError", $"Wrong value for {model}.{field}: '{value}'"),
            "many2one" when database[(string)info["relation"]!].TrueForAll(record => record.Id != (long)value) => throw new PythonError("odoo.exceptions.MissingError", $"No matching record found for database id '{value}'"),
            "many2many" => value[0]![2]!.DeepClone(),
            _ => value.DeepClone(),
        };
    }
}
