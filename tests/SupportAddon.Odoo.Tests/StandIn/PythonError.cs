using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>An exception of the stand-in, as Odoo serialises it.</summary>
internal sealed class PythonError(string name, string said) : Exception(said)
{
    public const string Debug = "Traceback (most recent call last): password=hunter2";

    /// <summary>
    /// Measured by /json/2: a bad key is 401, a forbidden method 403, a model or record that is not there 404, a required
    /// field left empty 422; an unknown field or choice is 500, like what the server gets wrong.
    /// </summary>
    public int Status => name switch
    {
        "werkzeug.exceptions.Unauthorized" or "odoo.exceptions.AccessDenied" => 401,
        "odoo.exceptions.AccessError" => 403,
        "odoo.exceptions.MissingError" or "werkzeug.exceptions.NotFound" => 404,
        "odoo.exceptions.UserError" or "odoo.exceptions.ValidationError" => 422,
        _ => 500,
    };

    /// <summary>Measured: /jsonrpc tells a model that does not exist as a UserError.</summary>
    public JsonObject Told(bool byJsonRpc) => new()
    {
        ["name"] = byJsonRpc && name == "werkzeug.exceptions.NotFound" ? "odoo.exceptions.UserError" : name,
        ["message"] = Message, ["arguments"] = new JsonArray(), ["context"] = new JsonObject(), ["debug"] = Debug,
    };
}
