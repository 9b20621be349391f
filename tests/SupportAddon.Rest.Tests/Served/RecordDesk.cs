using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>A desk with devices that does with each write what the test says, and passes over every filter.</summary>
internal sealed class RecordDesk : IAsyncDisposable
{
    public const string Manifest = """
        name: Desk
        auth: {type: none}
        errors: [{ status: [200], at: error, equals: "no", action: fail, message: Desk said no. }]
        times: { zone: Europe/Paris, format: "yyyy-MM-dd HH:mm:ss" }
        check: { path: /me, show: login, everyPage: true }
        lookups:
          states: [{ path: /states, select: items, id: code, label: name }]
        tickets: { path: /tickets, select: items, id: id, title: id, createdAt: at, updatedAt: at, fields: {} }
        ids: { path: /tickets, select: items, id: id }
        resources:
          devices:
            label: Devices
            id: no
            version: { at: rev, ifMatch: '"{version}"' }
            find: { path: /devices, query: { all: "1" }, select: items }
            get: { path: "/devices/{id}", select: device }
            create: { method: POST, path: /devices, body: { device: "{fields}", by: us }, key: key, id: device.no }
            set: { method: PUT, path: "/devices/{id}", body: { device: "{fields}", by: us } }
            delete: { path: "/devices/{id}" }
            archive: { field: state, hidden: gone, shown: used }
            empty: none
            fields:
              no: { label: Number, type: reference, ask: { parameter: no, equal: "{value}", separator: "," } }
              name: { label: Name, type: text, write: name, required: true, ask: { parameter: name, equal: "is {value}" } }
              room: { label: Room, type: reference, at: place.room.id, write: place.room_id, refersTo: devices, ask: { parameter: room, equal: "{value}", empty: "!" } }
              state: { label: State, type: choice, write: state, lookup: states }
              price: { label: Price, type: number, write: price, ask: { equal: "{value}", atLeast: ">{value}", atMost: "<{value}" } }
              colour: { label: Colour, type: text, at: "extras[id=7].value", write: "extras[id=7].value" }
              size: { label: Size, type: wholeNumber, at: "extras[id=big].value", write: "extras[id=big].value" }
              sold: { label: Sold, type: boolean, write: sold }
              bought: { label: Bought, type: date, write: bought, content: personal }
              seen: { label: Seen, type: instant, ask: { parameter: seen, atLeast: ">={value}" } }
              key: { label: Key, type: text, at: ref, write: ref, ask: { parameter: ref, equal: "{value}" } }
        """;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TicketServer _server;

    private RecordDesk(TicketServer server) => _server = server;

    public List<JsonObject> Devices { get; } = [Device(1)];

    /// <summary>The writes that came: method, path, If-Match and body.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>The lists that were asked for, as their queries.</summary>
    public IEnumerable<string> Lists => _server.Requests.Where(request => request.StartsWith("/devices?", StringComparison.Ordinal)).Select(request => Uri.UnescapeDataString(request[9..]));

    /// <summary>What is done with a write, and how it is answered.</summary>
    public Func<JsonObject, (int Status, string Type, string Text)> Take { get; set; } = _ => (204, "application/json", "");

    public string Login { get; set; } = """{"login":"ana"}""";

    public JsonObject First => Devices[0];

    public static JsonObject Device(int no) => new()
    {
        ["no"] = no, ["rev"] = 1, ["name"] = "Printer", ["place"] = null, ["state"] = "used", ["price"] = "7.50", ["extras"] = new JsonArray(new JsonObject { ["id"] = 7, ["value"] = "red" }),
        ["sold"] = 0, ["bought"] = "2026-01-31", ["seen"] = "2026-09-01 10:00:00",
    };

    public static async Task<RecordDesk> StartAsync()
    {
        var desk = new RecordDesk(await TicketServer.StartAsync());
        desk._server.Instead = desk.AnswerAsync;
        return desk;
    }

    public IRecordStore Connect() => (IRecordStore)Desk.Connect(_server.Url, Manifest);

    public Task<WriteOutcome> SetAsync(object values, object? before = null, string? version = null, string id = "1") =>
        Connect().WriteAsync(new RecordChange { Kind = ChangeKind.Set, Resource = "devices", Id = id, Values = Json(values), Before = Json(before ?? new { }), Version = version }, CancellationToken.None);

    public Task<WriteOutcome> CreateAsync(object values, string? key = "import_7") =>
        Connect().WriteAsync(new RecordChange { Kind = ChangeKind.Create, Resource = "devices", Values = Json(values), Key = key }, CancellationToken.None);

    public Task<WriteOutcome> DoAsync(ChangeKind kind, string id = "1") => Connect().WriteAsync(new RecordChange { Kind = kind, Resource = "devices", Id = id }, CancellationToken.None);

    public async Task<IReadOnlyList<string>> FindAsync(string field, Comparison comparison, object? value)
    {
        var found = new List<string>();
        var query = new RecordQuery { Resource = "devices", Fields = ["name"], Conditions = [new FieldCondition(field, comparison, JsonSerializer.SerializeToElement(value))] };
        await foreach (var page in Connect().FindAsync(query, CancellationToken.None))
            found.AddRange(page.Select(record => record.Id));
        return found;
    }

    public static async Task<ConnectorException> RefusesAsync<T>(Func<Task<T>> write)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(write);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Next, StringComparison.Ordinal);
        return failure;
    }

    public static Dictionary<string, JsonElement> Json(object values) => JsonSerializer.SerializeToElement(values).EnumerateObject().ToDictionary(value => value.Name, value => value.Value);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<bool> AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var (status, type, text) = (http.Request.Method, path) switch
        {
            ("GET", "/me") => (200, "application/json", Login),
            ("GET", "/states") => (200, "application/json", """{"items":[{"code":"used","name":"In use"},{"code":"gone","name":"Gone"}]}"""),
            ("GET", "/devices") => (200, "application/json", new JsonObject { ["items"] = new JsonArray([.. Devices.Select(device => device.DeepClone())]) }.ToJsonString()),
            ("GET", _) when Devices.Find(device => IsOf(device, path)) is { } device => (200, "application/json", new JsonObject { ["device"] = device.DeepClone() }.ToJsonString()),
            ("GET", _) => (404, "application/json", "{}"),
            _ => Take(await NotedAsync(http.Request)),
        };
        if (status != 204)
            return await Answers.TextAsync(http, status, type, text);
        http.Response.StatusCode = status;
        return true;
    }

    // As sources do that read an id as a number.
    private static bool IsOf(JsonObject device, string path) => path.Replace("/0", "/", StringComparison.Ordinal) == $"/devices/{device["no"]}";

    private async Task<JsonObject> NotedAsync(HttpRequest request)
    {
        var body = request.ContentLength > 0 ? (await JsonNode.ParseAsync(request.Body))!.AsObject() : [];
        Writes.Add($"{request.Method} {request.Path} {request.Headers.IfMatch} {body.ToJsonString(Readable)}");
        return body;
    }
}
