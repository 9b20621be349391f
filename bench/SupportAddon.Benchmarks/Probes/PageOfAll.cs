using System.CommandLine;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Benchmarks.Probes;

/// <summary>A system that is always well: a process of its own, which ends with its input.</summary>
internal static class PageOfAll
{
    public static Command Create()
    {
        var command = new Command("serve-health") { Hidden = true };
        command.SetAction((_, ct) => ServeAsync(ct));
        return command;
    }

    /// <returns>The process, and where it listens.</returns>
    public static async Task<(Process Process, Uri Address)> StartAsync(CancellationToken ct)
    {
        var process = Self.Start("serve-health");
        return (process, new(await process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("The server did not start.")));
    }

    private static async Task ServeAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var web = builder.Build();
        web.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("""{ "status": "pass" }""");
        });
        await web.StartAsync(ct);
        Console.WriteLine(web.Urls.Single());
        await Console.In.ReadToEndAsync(ct);
    }
}
