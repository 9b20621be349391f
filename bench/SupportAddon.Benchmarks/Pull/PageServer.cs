using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace SupportAddon.Benchmarks.Pull;

/// <summary>The ticket system: a process of its own, so that its work is not counted as the client's. Ends with its input.</summary>
internal static class PageServer
{
    private static readonly Argument<int> Count = new("tickets");
    private static readonly Option<bool> WithEvents = new("--events");

    public static Command Create()
    {
        var command = new Command("serve-tickets") { Count, WithEvents };
        command.Hidden = true;
        command.SetAction((arguments, ct) => ServeAsync(arguments.GetValue(Count), arguments.GetValue(WithEvents), ct));
        return command;
    }

    /// <returns>The process, and where it listens.</returns>
    public static async Task<(Process Process, Uri Address)> StartAsync(PullTerms terms, CancellationToken ct)
    {
        var process = Self.Start(["serve-tickets", $"{terms.Tickets}", .. terms.WithEvents ? ["--events"] : Array.Empty<string>()]);
        var address = await process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("The ticket server did not start.");
        return (process, new(address));
    }

    private static async Task ServeAsync(int count, bool withEvents, CancellationToken ct)
    {
        var whole = PreparedTickets.Whole(withEvents);
        var ids = PreparedTickets.IdsOnly();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var web = builder.Build();
        web.Run(context => AnswerAsync(context, context.Request.Path == "/ids" ? ids : whole, count));
        await web.StartAsync(ct);
        Console.WriteLine(web.Urls.Single());
        await Console.In.ReadToEndAsync(ct);
    }

    private static async Task AnswerAsync(HttpContext context, PreparedTickets tickets, int count)
    {
        var query = context.Request.Query;
        var start = query["from"] is [{ } time] ? PreparedTickets.NumberAt(Time(time)) : 0;
        if (query["after"] is [{ } id])
            start = Math.Max(start, Number(id) - PreparedTickets.FirstId + 1);
        var total = Math.Max(0, count - start);
        var offset = query["offset"] is [{ } passed] ? Number(passed) : 0;
        var limit = query["limit"] is [{ } most] ? Number(most) : 0;
        context.Response.ContentType = "application/json";
        tickets.Write(context.Response.BodyWriter, total, start + offset, Math.Clamp(total - offset, 0, limit));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static DateTime Time(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
