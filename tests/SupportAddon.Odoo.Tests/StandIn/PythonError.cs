using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>An exception of the stand-in, as Odoo serialises it.</summary>
internal sealed class PythonError(string name, string said) : Exception(said)
{
    public const string Debug = "Traceback (most recent call last): password=hunter2";

    /// <summary>Measured, by /json/2. What the caller got wrong is 500 like what the server did.</summary>
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
