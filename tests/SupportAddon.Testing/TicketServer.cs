using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SupportAddon.Testing;

/// <summary>
/// A ticket system with any number of tickets, each computed from its number when it is asked for. Ticket n was last
/// changed n minutes after the first one, and has a message and a change of status.
/// </summary>
public sealed class TicketServer : IAsyncDisposable
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly WebApplication _web;
    private int _requests;

    private TicketServer(WebApplication web) => _web = web;

    public string Address => _web.Urls.Single();

    public int Count { get; set; }

    /// <summary>The title of every ticket, in place of its number.</summary>
    public string? Title { get; set; }

    /// <summary>Answers 401 to everything.</summary>
    public bool RefusesKey { get; set; }

    /// <summary>Answers in place of the list, to try what goes wrong.</summary>
    public Func<IResult>? Instead { get; set; }

    /// <summary>Called with the number of each request, from one, before it is answered.</summary>
    public Func<int, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    /// <summary>The manifest that describes it to the REST connector.</summary>
    public static string Manifest(int pageSize) =>
        $$"""
        name: Ticket server
        auth: { type: none }
        check: { path: /me, show: name }
        tickets:
          path: /tickets
          paging: { type: offset, offset: offset, limit: limit, size: {{pageSize}} }
          select: tickets
          total: total
          cursor: { field: updated, parameter: from }
          id: id
          title: title
          createdAt: created
          updatedAt: updated
          fields: { status: status, kind: kind, project: project }
          history:
            select: history
            id: id
            at: at
            author: by
            message: { text: text }
            changes: { name: field, from: old, to: new, fields: { status: { fields: [ status ] } } }
        ids:
          path: /tickets
          paging: { type: offset, offset: offset, limit: limit, size: {{pageSize}} }
          select: tickets
          total: total
          id: id
        maps:
          status: { New: reception, Done: resolved }
          kind: { Bug: anomaly }
        """;

    public static async Task<TicketServer> StartAsync(int count)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var server = new TicketServer(builder.Build()) { Count = count };
        server._web.Use((context, next) =>
        {
            if (!server.RefusesKey)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        server._web.MapGet("/me", () => Results.Text("""{"name":"tester"}""", "application/json"));
        server._web.MapGet("/tickets", (string? from, int offset, int limit) => server.AnswerAsync(from, offset, limit));
        await server._web.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task<IResult> AnswerAsync(string? from, int offset, int limit)
    {
        await BeforeAnswer(Interlocked.Increment(ref _requests));
        if (Instead is not null)
            return Instead();
        var start = from is null ? 0 : (int)Math.Max(0, Math.Ceiling((Parse(from) - First).TotalMinutes));
        var total = Math.Max(0, Count - start);
        var rows = Enumerable.Range(start + offset, Math.Clamp(total - offset, 0, limit)).Select(Row);
        var body = new StringBuilder("{\"total\":").Append(total).Append(",\"tickets\":[").AppendJoin(',', rows).Append("]}");
        return Results.Text(body.ToString(), "application/json");
    }

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private string Row(int number)
    {
        var updated = First.AddMinutes(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $$"""
            {"id":{{number}},"title":{{JsonSerializer.Serialize(Title ?? $"Ticket {number} of many")}},"status":"Done","kind":"Bug","project":"acme","created":"2026-01-01T00:00:00Z","updated":"{{updated}}","history":[{"id":"m","at":"{{updated}}","by":"ana","text":"Looked into it, and it is the second printer of hall {{number}}."},{"id":"c","at":"{{updated}}","by":"bob","field":"status","old":"New","new":"Done"}]}
            """;
    }
}
