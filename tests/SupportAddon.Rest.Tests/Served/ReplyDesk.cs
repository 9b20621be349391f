using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>A desk with one ticket that takes every reply by the same request, and does with it what the test says.</summary>
internal sealed class ReplyDesk : IAsyncDisposable
{
    public const string Manifest = """
        name: Desk
        auth: {type: none}
        errors: [{ status: [200], at: error, equals: "no", action: fail, message: Desk said no. }]
        check: { path: /me, show: login, everyPage: true }
        lookups:
          people:
            - { path: /people, select: items, id: id, label: name, optional: true }
        tickets:
          path: /tickets
          select: items
          detail: { path: "/tickets/{id}" }
          id: id
          title: id
          createdAt: at
          updatedAt: at
          fields: { status: state, assignee: who }
          history: { select: log, id: no, at: at, message: { text: text, internal: internal } }
        ids: { path: /tickets, select: items, id: id }
        replies:
          answer: { method: PUT, path: "/tickets/{id}", body: { comment: "{text}\n[{marker}]", hidden: false } }
          note: { method: PUT, path: "/tickets/{id}", body: { comment: "{text}\n[{marker}]", hidden: true } }
          status: { method: PUT, path: "/tickets/{id}", body: { state: "{value}" } }
          assignee: { method: PUT, path: "/tickets/{id}", body: { who: "{value}" }, lookup: people, nobody: none }
        """;

    private readonly TicketServer _server;

    private ReplyDesk(TicketServer server) => _server = server;

    public JsonObject Ticket { get; } = new() { ["id"] = 1, ["at"] = "2026-09-01T08:00:00Z", ["state"] = "new", ["who"] = null, ["log"] = new JsonArray() };

    /// <summary>The bodies of the writes that came.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>What is done with a write, and how it is answered.</summary>
    public Func<JsonObject, (int Status, string Type, string Text)> Take { get; set; } = _ => (204, "application/json", "");

    public string Login { get; set; } = """{"login":"ana"}""";

    public (int Status, string Text) People { get; set; } = (200, """{"items":[{"id":7,"name":"Ann"},{"id":"b-8","name":"Bob"},{"id":9,"name":"Twin"},{"id":10,"name":"Twin"}]}""");

    public static async Task<ReplyDesk> StartAsync()
    {
        var desk = new ReplyDesk(await TicketServer.StartAsync());
        desk._server.Instead = desk.AnswerAsync;
        return desk;
    }

    public void Log(int no, string text, bool isInternal = false, int minute = 0) => Ticket["log"]!.AsArray().Add(new JsonObject
    {
        ["no"] = no, ["at"] = $"2026-09-01T09:{minute:00}:00Z", ["text"] = text, ["internal"] = isInternal,
    });

    public Task<ReplyOutcome> ReplyAsync(ReplyKind kind, string? value, string? expected = null, string ticket = "1") =>
        ((ITicketReply)Desk.Connect(_server.Url, Manifest)).ReplyAsync(
            new TicketReply { TicketId = ticket, Kind = kind, Value = value, Expected = expected, Marker = "sa-1" }, CancellationToken.None);

    public async Task<ConnectorException> RefusesAsync(ReplyKind kind, string? value)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReplyAsync(kind, value));
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Next, StringComparison.Ordinal);
        return failure;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<bool> AnswerAsync(HttpContext http)
    {
        var (status, type, text) = (http.Request.Method, http.Request.Path.Value) switch
        {
            (_, "/me") => (200, "application/json", Login),
            (_, "/people") => (People.Status, "application/json", People.Text),
            ("PUT", "/tickets/1") => Take(await NotedAsync(http.Request)),
            (_, "/tickets/1") => (200, "application/json", Ticket.ToJsonString()),
            _ => (404, "application/json", "{}"),
        };
        return status == 204 ? Empty(http) : await Answers.TextAsync(http, status, type, text);
    }

    private async Task<JsonObject> NotedAsync(HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        Writes.Add(body.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        return body;
    }

    private static bool Empty(HttpContext http)
    {
        http.Response.StatusCode = 204;
        return true;
    }
}
