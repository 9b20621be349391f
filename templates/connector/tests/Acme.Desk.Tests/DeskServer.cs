using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Acme.Desk.Tests;

/// <summary>A desk of the tests' own, on 127.0.0.1. Make it behave as the real one does, its oddities above all.</summary>
public sealed class DeskServer : IAsyncDisposable
{
    public const string Key = "k3y of/the=desk";

    private static readonly string[] States = ["new", "open", "waiting", "done"];

    private readonly WebApplication web;
    private readonly Lock gate = new();
    private readonly Dictionary<int, Ticket> tickets = [];
    private readonly SortedSet<(DateTimeOffset Updated, int Id)> byTime = [];
    private int ids;
    private int messages;

    private DeskServer(WebApplication web) => this.web = web;

    public Uri Url => new(web.Urls.Single());

    /// <summary>The most tickets or ids in an answer, whatever was asked for.</summary>
    public int Cap { get; set; } = int.MaxValue;

    /// <summary>How many writes have taken effect.</summary>
    public int Writes { get; private set; }

    public static async Task<DeskServer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new DeskServer(builder.Build());
        server.web.Run(server.AnswerAsync);
        await server.web.StartAsync(ct);
        return server;
    }

    public int Add(DateTimeOffset updated) => Do(() =>
    {
        Put(new Ticket(++ids, $"Ticket {ids}", "new", "incident", "ana", updated, updated, []));
        return ids;
    });

    public Ticket? Find(int id) => Do(() => tickets.GetValueOrDefault(id));

    public void Change(int id, Func<Ticket, Ticket> change) => Do(() => Put(change(tickets[id])));

    public void Remove(int id) => Do(() => tickets.Remove(id, out var gone) && byTime.Remove((gone.Updated, id)));

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private bool Put(Ticket ticket)
    {
        if (tickets.TryGetValue(ticket.Id, out var old))
            byTime.Remove((old.Updated, old.Id));
        tickets[ticket.Id] = ticket;
        return byTime.Add((ticket.Updated, ticket.Id));
    }

    private T Do<T>(Func<T> work)
    {
        lock (gate)
            return work();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var (status, answer) = http.Request.Headers["X-Key"] == Key ? await AnswerAsync(http.Request) : (401, new { error = "Who are you?" });
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(answer, http.RequestAborted);
    }

    private async Task<(int Status, object Answer)> AnswerAsync(HttpRequest request)
    {
        var path = request.Path.Value!.Split('/')[1..];
        if (path is ["tickets", var name, ..] && Find(Number(name)) is null)
            return (404, new { error = "No such ticket." });
        return (request.Method, path) switch
        {
            ("GET", ["me"]) => (200, new { login = "ana" }),
            ("GET", ["tickets"]) => (200, new { tickets = Do(() => Page(request.Query)) }),
            ("GET", ["ids"]) => (200, new { ids = Do(() => Ids(request.Query)) }),
            ("GET", ["tickets", var id]) => (200, Find(Number(id))!),
            ("POST", ["tickets", var id, "messages"]) => Post(Number(id), (await request.ReadFromJsonAsync<Message>())!),
            ("PATCH", ["tickets", var id]) => Patch(Number(id), (await request.ReadFromJsonAsync<Dictionary<string, string>>())!["status"]),
            _ => (404, new { error = "No such address." }),
        };
    }

    private List<Ticket> Page(IQueryCollection query)
    {
        var from = query["afterTime"].Count > 0 ? (Time(query["afterTime"]), Number(query["after"]) + 1) : (Time(query["since"]), 0);
        return [.. byTime.GetViewBetween(from, (DateTimeOffset.MaxValue, 0)).Take(Limit(query)).Select(row => tickets[row.Id])];
    }

    private List<int> Ids(IQueryCollection query)
    {
        var (since, after) = (Time(query["since"]), Number(query["after"]));
        return [.. tickets.Values.Where(ticket => ticket.Updated >= since && ticket.Id > after).Select(ticket => ticket.Id).Order().Take(Limit(query))];
    }

    private (int, object) Post(int id, Message message)
    {
        Do(() =>
        {
            var ticket = tickets[id];
            Writes++;
            return Put(ticket with { Messages = [.. ticket.Messages, message with { Id = ++messages, At = ticket.Updated, Author = "desk" }] });
        });
        return (201, new { id = messages });
    }

    private (int, object) Patch(int id, string status)
    {
        if (!States.Contains(status))
            return (422, new { error = $"{status} is no status." });
        Writes++;
        Change(id, ticket => ticket with { Status = status });
        return (200, Find(id)!);
    }

    private int Limit(IQueryCollection query) => Math.Min(Cap, Number(query["limit"]));

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateTimeOffset Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : DateTimeOffset.MinValue;

    public sealed record Ticket(
        int Id, string Title, string Status, string? Kind, string? Requester, DateTimeOffset Created, DateTimeOffset Updated, IReadOnlyList<Message> Messages);

    public sealed record Message(int Id, DateTimeOffset At, string? Author, string Text, bool Internal, string? Reference);
}
