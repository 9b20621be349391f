using System.Text.Json.Nodes;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>Dictionaries, modules and complementary attributes of the stand-in.</summary>
internal sealed class Setup(DolibarrServer server)
{
    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["ticket_types"] = ["COM", "HELP", "ISSUE", "OTHER", "REQUEST"], ["ticket_severities"] = ["LOW", "NORMAL", "HIGH", "BLOCKING"], ["ticket_categories"] = ["OTHER"], ["countries"] = ["FR", "DE"],
        ["payment_terms"] = ["RECEP", "30D"], ["payment_types"] = ["CB", "CHQ"], ["units"] = ["P", "H"],
    };

    public List<string> Modules { get; } = ["agenda", "api", "facture", "societe", "ticket"];

    public JsonObject Attributes { get; } = new()
    {
        ["ticket"] = new JsonObject
        {
            ["site"] = Attribute("varchar", "Site"), ["floor"] = Attribute("int", "Floor"), ["paid"] = Attribute("boolean", "Paid"), ["visit"] = Attribute("datetime", "Visit"),
            ["tone"] = Attribute("select", "Tone", new JsonObject { ["options"] = new JsonObject { ["1"] = "Calm", ["2"] = "Cross" } }),
        },
    };

    public JsonNode Answer(string[] path) => path switch
    {
        ["modules"] => server.User.MustBeAdministrator(new JsonArray([.. Modules.Select(name => (JsonNode)name)]), onOld: 403),
        ["extrafields"] => server.User.MustBeAdministrator(Attributes.DeepClone(), onOld: 401),
        ["dictionary", var name] when Codes.TryGetValue(name, out var codes) => new JsonArray([.. codes.Select((code, n) => (JsonNode)new JsonObject { [name == "units" ? "rowid" : "id"] = $"{n + 1}", ["code"] = code, ["label"] = code.ToLowerInvariant() })]),
        _ => throw new Refusal(404, "Not Found"),
    };

    private static JsonObject Attribute(string type, string label, JsonNode? param = null) => new() { ["type"] = type, ["label"] = label, ["required"] = "0", ["computed"] = null, ["param"] = param ?? "" };
}
