using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>
/// A small Dolibarr on 127.0.0.1, as 17 (measured on 17.0.2), 20 (as read in its source) or 22 (measured on 22.0.4). What
/// happens between two requests is told by the test.
/// </summary>
internal sealed class DolibarrServer : IAsyncDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef";
    public static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private long _lastId;
    private int _lists;

    private DolibarrServer(WebApplication app, int version)
    {
        (_app, Version) = (app, version);
        (Lists, User, Writes, Setup) = (new Lists(this), new UserCard(version), new Writes(this), new Setup(this));
    }

    public Uri Url => new(_app.Urls.Single());

    public int Version { get; }

    public Lists Lists { get; }

    public UserCard User { get; }

    public Writes Writes { get; }

    public Setup Setup { get; }

    public Clocks Clocks { get; } = new();

    /// <summary>What the server's clock says; what is made or changed now bears it.</summary>
    public DateTimeOffset Now { get; set; } = Start;

    /// <summary>Paths with their questions, in the order asked.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Happens before the nth list of tickets (from 1) is answered.</summary>
    public Action<int> Before { get; set; } = _ => { };

    /// <summary>An answer of the test's own, before any other.</summary>
    public Func<HttpContext, Task<bool>> Instead { get; set; } = _ => Task.FromResult(false);

    public static async Task<DolibarrServer> StartAsync(int version = 22, CancellationToken ct = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new DolibarrServer(builder.Build(), version);
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(ct);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>One higher than the last, of whatever resource.</summary>
    public long NextId() => Interlocked.Increment(ref _lastId);

    public T Locked<T>(Func<T> change)
    {
        lock (_gate)
            return change();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers.Date = Now.ToString("R", CultureInfo.InvariantCulture);
        var path = http.Request.Path.Value!.Replace("/api/index.php/", "", StringComparison.Ordinal);
        lock (_gate)
            Requests.Add(path + Uri.UnescapeDataString(http.Request.QueryString.Value!));
        if (await Instead(http))
            return;
        try
        {
            var body = http.Request.Method is "GET" or "DELETE" ? null : (JsonObject?)await JsonNode.ParseAsync(http.Request.Body);
            await SendAsync(http, 200, "application/json; charset=utf-8", Locked(() => Answer(http, path, body)).ToJsonString());
        }
        catch (Refusal fatal) when (fatal.Said is null)
        {
            await SendAsync(http, fatal.Status, "text/html; charset=UTF-8", "");
        }
        catch (Refusal refusal)
        {
            // The stack that comes with an error names files and stages; debug must never be shown.
            var error = new JsonObject { ["error"] = new JsonObject { ["code"] = refusal.Status, ["message"] = refusal.Message }, ["debug"] = new JsonObject { ["source"] = "api_hunter2.class.php:281" } };
            await SendAsync(http, refusal.Status, "application/json; charset=utf-8", error.ToJsonString());
        }
    }

    private JsonNode Answer(HttpContext http, string path, JsonObject? body)
    {
        // Facts: auth and health: a bad key is 401 JSON. Measured: 17 says no more than "Unauthorized".
        if (http.Request.Headers["DOLAPIKEY"] != Key)
            throw new Refusal(401, Version < 20 ? "Unauthorized" : "Unauthorized: Error user not valid (not found with api key or bad status or bad validity dates) (conf->entity=1)");
        if (http.Request.Method != "GET")
            return Writes.Answer(http.Request.Method, path, body);
        switch (path)
        {
            case "status":
                return new JsonObject { ["success"] = new JsonObject { ["code"] = 200, ["dolibarr_version"] = $"{Version}.0.4", ["access_locked"] = "0" } };
            case "users/info":
                return User.Told();
            case "tickets":
                Before(++_lists);
                break;
        }
        return path.Split('/') switch
        {
            ["tickets", var id] => Ticket(long.Parse(id, CultureInfo.InvariantCulture)),
            ["setup", .. var rest] => Setup.Answer(rest),
            [var resource, "0"] => new JsonObject { ["id"] = "0", ["ref"] = $"SPECIMEN of {resource}" },
            [var resource, var id] => Lists.Shown(resource, Writes.Find(resource, id)),
            _ => Lists.Answer(path, http.Request.Query),
        };
    }

    // Facts: GET /tickets: number 0 is a fake specimen with 200. Facts: auth and health: a single ticket is given though the list withholds it.
    private JsonObject Ticket(long id)
    {
        User.MustReadTickets();
        return id == 0 ? new JsonObject { ["id"] = "0", ["ref"] = "TI0501-001", ["subject"] = "Subject of ticket" }
            : Lists["tickets"].Find(ticket => ticket.Id == id) is { } found ? Lists.Shown("tickets", found)
            : throw new Refusal(404, "Not Found: Ticket not found");
    }

    public static async Task SendAsync(HttpContext http, int status, string type, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(text);
    }
}
