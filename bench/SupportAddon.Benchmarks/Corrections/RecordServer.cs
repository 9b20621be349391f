using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Benchmarks.Corrections;

/// <summary>A system with records whose name can be written: a process of its own, so that its work is not counted as the client's. Ends with its input.</summary>
internal sealed class RecordServer(int count, TimeSpan write)
{
    private static readonly Argument<int> Count = new("records");
    private static readonly Argument<int> Write = new("write");

    private readonly string[] names = [.. Enumerable.Range(0, count).Select(number => FormattableString.Invariant($"partner {number}"))];

    public static Command Create()
    {
        var command = new Command("serve-records") { Count, Write };
        command.Hidden = true;
        command.SetAction((arguments, ct) => new RecordServer(arguments.GetValue(Count), TimeSpan.FromMilliseconds(arguments.GetValue(Write))).ServeAsync(ct));
        return command;
    }

    /// <returns>The process, and where it listens.</returns>
    public static async Task<(Process Process, Uri Address)> StartAsync(int records, TimeSpan write, CancellationToken ct)
    {
        var process = Self.Start("serve-records", $"{records}", FormattableString.Invariant($"{write.TotalMilliseconds}"));
        var address = await process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("The record server did not start.");
        return (process, new(address));
    }

    private async Task ServeAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var web = builder.Build();
        web.Run(AnswerAsync);
        await web.StartAsync(ct);
        Console.WriteLine(web.Urls.Single());
        await Console.In.ReadToEndAsync(ct);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        if (context.Request.Path.Value!.Split('/') is [_, "records", var id])
            await OneAsync(context, Number(id));
        else
            await ListAsync(context);
    }

    private async Task OneAsync(HttpContext context, int number)
    {
        if (HttpMethods.IsPatch(context.Request.Method))
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            if (write > TimeSpan.Zero)
                await Task.Delay(write, TimeProvider.System, context.RequestAborted);
            names[number] = body.RootElement.GetProperty("name").GetString()!;
        }

        await context.Response.WriteAsync(Row(number));
    }

    private Task ListAsync(HttpContext context)
    {
        var (offset, limit) = (Number(context.Request.Query["offset"]), Number(context.Request.Query["limit"]));
        var rows = Enumerable.Range(offset, Math.Clamp(names.Length - offset, 0, limit)).Select(Row);
        return context.Response.WriteAsync($$"""{ "total": {{names.Length}}, "items": [ {{string.Join(',', rows)}} ] }""");
    }

    private string Row(int number) => FormattableString.Invariant($$"""{ "id": "{{number:000000}}", "name": "{{names[number]}}", "vat": "FR{{number:000000000}}", "active": true }""");

    private static int Number(string? text) => int.Parse(text ?? "0", CultureInfo.InvariantCulture);
}
