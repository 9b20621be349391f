using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Tests.Fixes;

/// <summary>A small system whose partners can be read and written, on 127.0.0.1.</summary>
internal sealed class BookServer : IAsyncDisposable
{
    private readonly WebApplication web;

    private BookServer(WebApplication web) => this.web = web;

    public ConcurrentDictionary<string, Dictionary<string, JsonElement>> Partners { get; } = new();

    /// <summary>The ids of what was written, in order.</summary>
    public ConcurrentQueue<string> Writes { get; } = new();

    /// <summary>Called as a request arrives. Where it sets a status, that is the answer.</summary>
    public Func<HttpContext, Task> Meets { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called once a write has taken effect, before it is answered.</summary>
    public Func<string, Task> HasWritten { get; set; } = _ => Task.CompletedTask;

    public string Address => web.Urls.Single();

    public static async Task<BookServer> StartAsync(int partners)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new BookServer(builder.Build());
        foreach (var number in Enumerable.Range(1, partners))
            server.Partners[$"{number:000}"] = new()
            {
                ["id"] = MemoryRecords.Json($"{number:000}"), ["vat"] = MemoryRecords.Json("FR1"), ["country"] = MemoryRecords.Json($"old {number}"), ["closed"] = MemoryRecords.Json(number == 2),
            };
        server.web.Run(server.AnswerAsync);
        await server.web.StartAsync();
        return server;
    }

    public string Country(string id) => Partners[id]["country"].GetString()!;

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        await Meets(context);
        if (context.Response.StatusCode != StatusCodes.Status200OK)
            return;
        var id = context.Request.Path.Value!.Split('/') is [_, _, var named] ? named : null;
        if (HttpMethods.IsPut(context.Request.Method))
            await WriteAsync(id!, context.Request.Body);
        if (HttpMethods.IsPost(context.Request.Method))
            await CreateAsync(context.Request.Body);
        if (id is not null && !Partners.ContainsKey(id))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await context.Response.WriteAsync(id is null
                ? JsonSerializer.Serialize(Partners.OrderBy(partner => partner.Key, StringComparer.Ordinal).Select(partner => partner.Value))
                : JsonSerializer.Serialize(Partners[id]));
    }

    /// <summary>Whoever sends the same twice makes two.</summary>
    private async Task CreateAsync(Stream body)
    {
        using var values = await JsonDocument.ParseAsync(body);
        var id = $"{Partners.Count + 1:000}";
        Partners[id] = new() { ["id"] = MemoryRecords.Json(id), ["vat"] = MemoryRecords.Json(null), ["country"] = MemoryRecords.Json(null), ["closed"] = MemoryRecords.Json(false) };
        await TakeAsync(id, values);
    }

    private async Task WriteAsync(string id, Stream body)
    {
        using var values = await JsonDocument.ParseAsync(body);
        await TakeAsync(id, values);
    }

    private async Task TakeAsync(string id, JsonDocument values)
    {
        foreach (var value in values.RootElement.EnumerateObject())
            Partners[id] = new(Partners[id]) { [value.Name] = value.Value.Clone() };
        Writes.Enqueue(id);
        await HasWritten(id);
    }
}
