using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Rpc;

/// <summary>One method of one model, its arguments by name: what both transports can carry.</summary>
internal sealed record OdooCall(string Model, string Method, JsonObject Arguments)
{
    /// <summary>The arguments that /jsonrpc takes by place: overrides of a method name them as they like.</summary>
    public IReadOnlyList<string> ByPlace { get; init; } = [];

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
        ["attributes"] = new JsonArray("string", "type", "relation", "selection", "required", "readonly", "digits"),
        ["context"] = new JsonObject { ["lang"] = language },
    });

    /// <summary>Who is signed in, and in which language.</summary>
    public static OdooCall ContextGet() => new("res.users", "context_get", []);

    /// <summary>The models that this user may read. In the source: from 16 on.</summary>
    public static OdooCall AvailableModels() => new("ir.model", "get_available_models", []);

    public static OdooCall Write(string model, IEnumerable<long> ids, JsonObject values, JsonObject context) =>
        new(model, "write", new JsonObject { ["ids"] = Ids(ids), ["vals"] = values, ["context"] = context }) { ByPlace = ["ids", "vals"] };

    public static OdooCall Unlink(string model, IEnumerable<long> ids, JsonObject context) =>
        new(model, "unlink", new JsonObject { ["ids"] = Ids(ids), ["context"] = context }) { ByPlace = ["ids"] };

    /// <summary>Creates a record, or finds it again: its row begins with its external id.</summary>
    public static OdooCall Load(string model, IEnumerable<string> fields, IEnumerable<string> row, JsonObject context) => new(model, "load", new JsonObject
    {
        ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode)field)]),
        ["data"] = new JsonArray(new JsonArray([.. row.Select(cell => (JsonNode)cell)])),
        ["context"] = context,
    }) { ByPlace = ["fields", "data"] };

    /// <summary>Which record an external id names; an error where there is none.</summary>
    public static OdooCall Reference(string module, string name) => new("ir.model.data", "check_object_reference", new JsonObject
    {
        ["module"] = module, ["xml_id"] = name, ["context"] = new JsonObject { ["active_test"] = false },
    }) { ByPlace = ["module", "xml_id"] };

    public static OdooCall Post(string model, long id, JsonObject message) =>
        new(model, "message_post", message.With("ids", Ids([id]))) { ByPlace = ["ids"] };

    private static JsonArray Ids(IEnumerable<long> ids) => [.. ids.Select(id => (JsonNode)id)];
}

file static class Arguments
{
    public static JsonObject With(this JsonObject arguments, string name, JsonNode? value)
    {
        if (value is not null)
            arguments[name] = value;
        return arguments;
    }
}
