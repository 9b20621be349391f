using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>How the stand-in is written to, with what goes wrong in a version.</summary>
internal sealed class Writes(DolibarrServer server)
{
    private static readonly Dictionary<string, string[]> Mandatory = new()
    {
        ["thirdparties"] = ["name"], ["contacts"] = ["lastname"], ["products"] = ["ref", "label"], ["projects"] = ["ref", "title"], ["invoices"] = ["socid"], ["orders"] = ["socid", "date"], ["tickets"] = ["subject", "message"],
    };

    private static readonly string[] Amounts = ["capital", "price", "qty", "subprice", "outstanding_limit"];
    private static readonly string[] Defaults = ["status", "statut"];

    /// <summary>How many writes changed something.</summary>
    public int Effective { get; private set; }

    /// <summary>Bodies that came, in their order, each with its method and path.</summary>
    public List<(string Asked, JsonObject? Body)> Came { get; } = [];

    /// <summary>Happens inside a write, after it was read what is there and before it is changed.</summary>
    public Action<string> Meanwhile { get; set; } = _ => { };

    /// <summary>Facts: writing: DELETE of a ticket in 22.0.4 is 500 and nothing, but in production mode.</summary>
    public bool IsProduction { get; set; }

    public JsonNode Answer(string method, string path, JsonObject? body)
    {
        Came.Add(($"{method} {path}", body));
        return (method, path.Split('/')) switch
        {
            ("POST", [var resource]) => Create(resource, body!),
            ("PUT", [var resource, var id]) => Change(resource, Find(resource, id), body!),
            ("PUT", [var resource, var id, "lines", var line]) => ChangeLine(resource, Find(resource, id), line, body!),
            ("DELETE", [var resource, var id]) => Delete(resource, Find(resource, id)),
            _ => throw new Refusal(404, "Not Found"),
        };
    }

    public Record Find(string resource, string id)
    {
        var number = long.Parse(id, CultureInfo.InvariantCulture);
        return server.Lists[resource].Find(record => record.Id == number) ?? throw new Refusal(404, $"Not Found: {resource} not found");
    }

    private JsonValue Create(string resource, JsonObject body)
    {
        if (Mandatory[resource].FirstOrDefault(name => body[name] is null) is { } missing)
            throw new Refusal(400, $"Bad Request: {missing} field missing");
        var values = new JsonObject { [Defaults[resource == "contacts" ? 1 : 0]] = resource is "tickets" or "invoices" or "orders" or "projects" ? "0" : "1" };
        foreach (var (name, value) in body)
            if (Keep(name, value) is var (kept, fits))
                values[name] = fits ? kept : throw new Refusal(500, "Internal Server Error: Incorrect string value");
        Effective++;
        return JsonValue.Create(server.Add(resource, values));
    }

    private JsonObject Change(string resource, Record record, JsonObject body)
    {
        var (before, changed) = (record.Values.ToJsonString(), record.Values.DeepClone().AsObject());
        Meanwhile(resource);
        foreach (var (name, value) in body)
            if (Apply(resource, name, value, changed, body) is { } refusal)
                return server.Version < 20 ? server.Lists.Shown(resource, record) : throw refusal;
        if (resource == "tickets")
            Overwrite(record.Id, changed);
        if (resource == "thirdparties")
            Settle(record.Values, changed, body);
        record.Replace(changed);
        Effective += before == record.Values.ToJsonString() ? 0 : 1;
        record.Changed = server.Now;
        // Facts: writing: never PUT a whole GET body back: 500, empty body, but the row was written.
        return body.ContainsKey("messages") || body.ContainsKey("id") ? throw new Refusal(500, null) : server.Lists.Shown(resource, record);
    }

    // Measured: a country is emptied only together with its code.
    private static void Settle(JsonObject before, JsonObject changed, JsonObject body)
    {
        if (!body.ContainsKey("country_id"))
            return;
        if (changed["country_id"]?.ToString() is null or "" && !body.ContainsKey("country_code"))
            changed["country_id"] = before["country_id"]?.DeepClone();
        changed["country_code"] = changed["country_id"]?.ToString() switch { "1" => "FR", "2" => "BE", _ => null };
    }

    // Facts: writing: a ticket's timing becomes its severity, and even {} adds an event.
    private void Overwrite(long id, JsonObject changed)
    {
        changed["timing"] = changed["severity_code"]?.DeepClone();
        server.Write(id, "Ticket modified", "AC_TICKET_MODIFY");
    }

    private Refusal? Apply(string resource, string name, JsonNode? value, JsonObject record, JsonObject body)
    {
        if (name == "array_options")
        {
            // Facts: writing: merges on 22, wipes what is omitted on 17.
            var left = server.Version >= 22 && record[name] is JsonObject old ? old.DeepClone().AsObject() : new JsonObject((record[name] as JsonObject ?? []).Select(one => KeyValuePair.Create(one.Key, (JsonNode?)null)));
            foreach (var (attribute, given) in value!.AsObject())
                left[attribute] = given is JsonValue text && text.GetValueKind() == JsonValueKind.Number ? text.ToString() : given?.DeepClone();
            record[name] = left;
        }
        // Facts: writing: 22 honours status, 17 and 20 fk_statut. Measured: an invoice's and an order's too, on 22.
        else if (name is "status" or "fk_statut" && resource == "tickets")
        {
            if (name == (server.Version < 22 ? "fk_statut" : "status"))
                (record["status"], record["fk_statut"]) = (value!.ToString(), value.ToString());
        }
        // Facts: writing: an empty name of a third party is ignored with 200.
        else if (name != "id" && !(name == "name" && value?.ToString() is null or ""))
        {
            var (kept, fits) = Keep(name, value);
            if (!fits)
                return new Refusal(500, "Internal Server Error: Data too long for column or incorrect string value");
            record[name] = kept;
        }
        return null;
    }

    // Facts: writing: a date that is a text sets none. Measured: what the database refuses is 500 on 22, and on 17 a 200 that changes nothing.
    private (JsonNode? Kept, bool Fits) Keep(string name, JsonNode? value)
    {
        if (value is not JsonValue given)
            return (value?.DeepClone(), true);
        var text = given.ToString();
        if (name.StartsWith("date", StringComparison.Ordinal))
            return (given.GetValueKind() != JsonValueKind.Number ? "" : name == "date" ? server.Clocks.Day((long)given) : given.DeepClone(), true);
        if (text.Length > 128 || text.EnumerateRunes().Any(rune => rune.Value > 0xFFFF))
            return (null, false);
        return (Amounts.Contains(name) && text.Length > 0 ? decimal.Parse(text, CultureInfo.InvariantCulture).ToString("0.00000000", CultureInfo.InvariantCulture) : Measured.Of(server.Version, name, text), true);
    }

    // Facts: writing: what is left out of a line is zeroed. Measured: not on validated ones, which answer false.
    private JsonNode ChangeLine(string resource, Record record, string id, JsonObject body)
    {
        if ((string?)record.Values["status"] != "0")
            return JsonValue.Create(false);
        var line = record.Values["lines"]!.AsArray().Single(line => (string?)line!["id"] == id)!.AsObject();
        foreach (var (name, zero) in new[] { ("desc", ""), ("label", ""), ("subprice", "0"), ("qty", "0"), ("tva_tx", "0"), ("remise_percent", "0"), ("product_type", "0"), ("ref_ext", ""), ("date_start", ""), ("date_end", "") })
            line[name] = body.TryGetPropertyValue(name, out var value) ? name is "desc" ? Measured.Of(22, name, value!.ToString()) : value?.ToString() : zero;
        Effective++;
        return server.Lists.Shown(resource, record);
    }

    private JsonNode Delete(string resource, Record record)
    {
        if (resource == "tickets" && server.Version >= 22 && !IsProduction)
            throw new Refusal(500, null);
        server.Lists[resource].Remove(record);
        Effective++;
        // Measured: a contact that is deleted is answered by 1 on 17.
        return resource == "contacts" && server.Version < 20 ? JsonValue.Create(1) : new JsonObject { ["success"] = new JsonObject { ["code"] = 200, ["message"] = "Object deleted" } };
    }
}
