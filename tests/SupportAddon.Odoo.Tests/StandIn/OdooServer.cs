using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>
/// A small Odoo on 127.0.0.1. What it does was measured on a real 19.0, or read in the source where that is said. What
/// happens between two requests is told by the test.
/// </summary>
internal sealed class OdooServer : IAsyncDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef01234567";
    public const string Name = "desk";
    private const long User = 2;

    /// <summary>Measured: only quotes, backslashes and control characters are escaped, so a "+" of Base64 is not.</summary>
    private static readonly JsonSerializerOptions AsPython = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication _app;
    private int _searches;

    private OdooServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public int Version { get; init; } = 19;

    public Database Database { get; } = new();

    /// <summary>Paths and methods in the order asked.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Happens before the nth search of the tickets (from 1) is answered.</summary>
    public Action<int> Before { get; set; } = _ => { };

    /// <summary>Models that the user may not read at all.</summary>
    public HashSet<string> Forbidden { get; } = [];

    /// <summary>Record rules. Measured: a search leaves out what they hide, without a word.</summary>
    public Func<string, Record, bool> IsVisible { get; set; } = (_, _) => true;

    /// <summary>A server that gives fewer records than it was asked for, as a proxy or a module might have it do.</summary>
    public int MostRecords { get; set; } = int.MaxValue;

    /// <summary>Breaks off the connection instead of answering a call that writes, given its method: before it is done, or after.</summary>
    public Func<string, Cut> CutOff { get; set; } = _ => Cut.Nowhere;

    /// <summary>Happens before something is written, given method and arguments; what it throws is the answer.</summary>
    public Action<string, JsonObject> Writing { get; set; } = (_, _) => { };

    /// <summary>How often something was written.</summary>
    public int Written { get; private set; }

    /// <summary>An exception instead of the answer, given model and method.</summary>
    public Func<string, string, PythonError?> Raise { get; set; } = (_, _) => null;

    /// <summary>An answer of the test's own, before any other.</summary>
    public Func<HttpContext, Task<bool>> Instead { get; set; } = _ => Task.FromResult(false);

    /// <summary>Measured: asked with db_server_status=1, /web/health tells whether PostgreSQL answers.</summary>
    public bool IsDatabaseUp { get; set; } = true;

    public List<string> Databases { get; } = [Name];

    public string Language { get; set; } = "en_US";

    /// <summary>How many signed-in calls of /jsonrpc pass before the session has expired.</summary>
    public int CallsUntilExpiry { get; set; } = int.MaxValue;

    public static async Task<OdooServer> StartAsync(int version = 19)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new OdooServer(builder.Build()) { Version = version };
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers.Date = Database.Now.ToString("R", CultureInfo.InvariantCulture);
        var path = http.Request.Path.Value!;
        Requests.Add(path);
        if (await Instead(http))
            return;
        try
        {
            await AnswerAsync(http, path);
        }
        catch (CutException)
        {
            http.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext http, string path)
    {
        if (path == "/json/version" && Version >= 19)
            await Send(http, 200, new JsonObject { ["version_info"] = new JsonArray(Version, 0, 0, "final", 0, ""), ["version"] = $"{Version}.0" });
        else if (path == "/web/health")
            await Send(http, IsDatabaseUp ? 200 : 500, new JsonObject { ["status"] = IsDatabaseUp ? "pass" : "fail", ["db_server_status"] = IsDatabaseUp });
        else if (path == "/jsonrpc")
            await JsonRpcAsync(http);
        else if (path.StartsWith("/json/2/", StringComparison.Ordinal) && Version >= 19)
            await Json2Async(http, path.Split('/')[3], path.Split('/')[4]);
        else
            await PageAsync(http, "<h1>Not Found</h1>");
    }

    private async Task Json2Async(HttpContext http, string model, string method)
    {
        if (http.Request.Headers["X-Odoo-Database"] is [{ } name] ? !Databases.Contains(name) : Databases.Count != 1)
        {
            // Measured: no database, for whatever reason, is a page with 404.
            await PageAsync(http, "<p>No database is selected and none can be chosen.</p>");
            return;
        }
        try
        {
            if (http.Request.Headers.Authorization != $"bearer {Key}")
                throw new PythonError("werkzeug.exceptions.Unauthorized", "Invalid apikey");
            await Send(http, 200, Call(model, method, (await BodyAsync(http)).AsObject()));
        }
        catch (PythonError error)
        {
            await Send(http, error.Status, error.Told(byJsonRpc: false));
        }
    }

    // Measured: always 200, the error inside; code 100 for a session that has expired, else 0 or 200.
    private async Task JsonRpcAsync(HttpContext http)
    {
        var call = (await BodyAsync(http))["params"]!;
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1 };
        try
        {
            answer["result"] = Served((string)call["service"]!, (string)call["method"]!, call["args"]!.AsArray());
        }
        catch (PythonError error)
        {
            var code = CallsUntilExpiry < 0 ? 100 : 0;
            CallsUntilExpiry = CallsUntilExpiry < 0 ? int.MaxValue : CallsUntilExpiry;
            answer["error"] = new JsonObject { ["code"] = code, ["message"] = "Odoo Server Error", ["data"] = error.Told(byJsonRpc: true) };
        }
        await Send(http, 200, answer);
    }

    private JsonNode? Served(string service, string method, JsonArray args)
    {
        Requests[^1] = $"/jsonrpc {service}.{method}";
        switch ($"{service}.{method}")
        {
            case "common.version":
                return new JsonObject { ["server_version"] = $"{Version}.0", ["server_version_info"] = new JsonArray(Version, 0, 0, "final", 0, "") };
            case "db.list":
                return new JsonArray([.. Databases.Select(name => (JsonNode)name)]);
            case "common.authenticate":
                // Measured: credentials that are wrong are answered with false, not with an error.
                return (string?)args[1] == "support" && (string?)args[2] == Key ? User : false;
        }
        if (!Databases.Contains((string)args[0]!))
            throw new PythonError("psycopg2.OperationalError", $"database \"{args[0]}\" does not exist");
        if ((string?)args[2] != Key)
            throw new PythonError("odoo.exceptions.AccessDenied", "Access Denied");
        if (--CallsUntilExpiry < 0)
            throw new PythonError("odoo.http.SessionExpiredException", "Session expired");
        var named = args[6]!.DeepClone().AsObject();
        foreach (var (name, value) in Placed((string)args[4]!).Zip(args[5]!.AsArray()))
            named[name] = value!.DeepClone();
        return Call((string)args[3]!, (string)args[4]!, named);
    }

    private static string[] Placed(string method) => method switch
    {
        "write" => ["ids", "vals"],
        "unlink" or "message_post" => ["ids"],
        "load" => ["fields", "data"],
        "check_object_reference" => ["module", "xml_id"],
        _ => [],
    };

    private JsonNode? Call(string model, string method, JsonObject arguments)
    {
        Requests[^1] += $" {model}.{method}";
        if (Raise(model, method) is { } error)
            throw error;
        // Measured: fields_get tells the fields of a model even to a user who may not read its records.
        if (Forbidden.Contains(model) && method is not ("context_get" or "fields_get" or "get_available_models" or "check_object_reference"))
            throw new PythonError("odoo.exceptions.AccessError", $"You are not allowed to access '{model}' records.");
        if (method == "search_read" && model == Desk.Task)
            Before(++_searches);
        return method switch
        {
            "write" or "unlink" or "load" or "message_post" => Write(model, method, arguments),
            "check_object_reference" => new Writes(Database, IsVisible).Reference(arguments),
            "get_available_models" when Version < 16 => throw new PythonError("builtins.AttributeError", "The method 'ir.model.get_available_models' does not exist"),
            "get_available_models" => new JsonArray([.. Database.Models.Keys.Where(name => !Forbidden.Contains(name)).Select(name => new JsonObject { ["model"] = name, ["display_name"] = $"The {name}" })]),
            "context_get" => new JsonObject { ["lang"] = Language, ["tz"] = false, ["uid"] = User },
            "fields_get" => Fields(model, (string?)arguments["context"]?["lang"]),
            "search_count" => Search.Records(model, arguments, IsVisible).Count,
            _ => Search.Read(model, Search.Records(model, arguments, IsVisible), arguments["fields"]!.AsArray()),
        };
    }

    private JsonNode Write(string model, string method, JsonObject arguments)
    {
        if (CutOff(method) == Cut.Before)
            throw new CutException();
        Writing(method, arguments);
        var writes = new Writes(Database, IsVisible);
        var result = method switch
        {
            "write" => writes.Write(model, arguments),
            "unlink" => writes.Unlink(model, arguments),
            "load" => writes.Load(model, arguments),
            _ => writes.Post(model, arguments),
        };
        // A load that refuses has kept nothing.
        if (result is not JsonObject loaded || loaded["ids"] is JsonArray)
            Written++;
        return CutOff(method) == Cut.After ? throw new CutException() : result;
    }

    private Search Search => new(Database, comparesSeconds: Version >= 19, MostRecords);

    private JsonObject Fields(string model, string? language) => Database.Models.TryGetValue(model, out var fields)
        ? new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Translated(field.Value, language))))
        : throw new PythonError("werkzeug.exceptions.NotFound", $"the model '{model}' does not exist");

    // Labels of choices are in the language asked for; one in French stands for all others.
    private static JsonObject Translated(JsonObject field, string? language)
    {
        var told = field.DeepClone().AsObject();
        if (language == "fr_FR" && told["selection"] is JsonArray choices)
            foreach (var choice in choices)
                choice![1] = (string?)choice[1] == "Urgent" ? "Urgente" : $"{choice[1]} (fr)";
        return told;
    }

    private static async Task<JsonNode> BodyAsync(HttpContext http) => (await JsonNode.ParseAsync(http.Request.Body))!;

    private static Task PageAsync(HttpContext http, string html) => SendAsync(http, 404, "text/html", html);

    private static Task Send(HttpContext http, int status, JsonNode? json) => SendAsync(http, status, "application/json", json?.ToJsonString(AsPython) ?? "null");

    public static async Task SendAsync(HttpContext http, int status, string type, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(text);
    }
}
