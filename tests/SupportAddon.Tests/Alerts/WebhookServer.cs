using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Tests.Alerts;

/// <summary>What was posted to a webhook.</summary>
internal sealed record Posted(string Path, string Body, IHeaderDictionary Headers);

/// <summary>A small web server whose one page takes what is posted, or does what a test says in its place.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    private readonly WebApplication web;

    private WebhookServer(WebApplication web) => this.web = web;

    public string Address => $"{web.Urls.Single()}/hook";

    public ConcurrentQueue<Posted> Received { get; } = [];

    /// <summary>Says that it was taken, as Teams does, unless a test says otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    };

    public static async Task<WebhookServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new WebhookServer(builder.Build());
        server.web.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            server.Received.Enqueue(new(context.Request.Path, await reader.ReadToEndAsync(), new HeaderDictionary(context.Request.Headers.ToDictionary())));
            await server.Answer(context);
        });
        await server.web.StartAsync();
        return server;
    }

    public void Answers(int status, string text = "", string? location = null) => Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return context.Response.WriteAsync(text);
    };

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
