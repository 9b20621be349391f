using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Rpc;

/// <summary>One method of one model, its arguments by name: what both transports can carry.</summary>
internal sealed record OdooCall(string Model, string Method, JsonObject Arguments)
{
    /// <summary>
    /// Records with the named fields, by id. Archived ones are there too, for they are hidden, not gone. All fields
    /// together are some fifty times slower than the few that are needed, so they are always named.
    /// </summary>
    public static OdooCall SearchRead(string model, JsonArray domain, IEnumerable<string> fields, int? limit = null) =>
        new(model, "search_read", new JsonObject
        {
            ["domain"] = domain,
            ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode)field)]),
            ["order"] = "id",
            ["context"] = new JsonObject { ["active_test"] = false },
        }.With("limit", limit));

    public static OdooCall Count(string model, JsonArray domain) => new(model, "search_count", new JsonObject
    {
        ["domain"] = domain,
        ["context"] = new JsonObject { ["active_test"] = false },
    });

    /// <summary>What fields a model has for this user, with labels in a language.</summary>
    public static OdooCall FieldsGet(string model, string language) => new(model, "fields_get", new JsonObject
    {
        ["attributes"] = new JsonArray("type", "relation", "selection"),
        ["context"] = new JsonObject { ["lang"] = language },
    });

    /// <summary>Who is signed in, and in which language.</summary>
    public static OdooCall ContextGet() => new("res.users", "context_get", []);
}

file static class Arguments
{
    public static JsonObject With(this JsonObject arguments, string name, int? value)
    {
        if (value is not null)
            arguments[name] = value;
        return arguments;
    }
}
