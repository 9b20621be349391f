using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using SupportAddon.Jobs;
using SupportAddon.Reports;
using SupportAddon.Storage;

namespace SupportAddon.Shell;

/// <summary><c>supportaddon serve</c>: the service with its pages.</summary>
internal static class ServeCommand
{
    public static readonly Option<string?> Address = new("--address")
    {
        Description = "Where to listen; for now on this machine only.", HelpName = "http://127.0.0.1:5080",
    };

    public static Command Create() => new RoomCommand("serve", "Run the service.", "serve", "serve --address http://127.0.0.1:8080")
    {
        Address,
    }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        var settings = run.ReadSettings();
        var address = ReadAddress(run, settings);
        await using var database = await Database.OpenAsync(settings.DatabaseSettings, TimeProvider.System, ct);
        await RunAsync(settings, database, address, run.Output, ct);
    }

    public static Uri ReadAddress(CommandRun run, Settings settings) =>
        run.Value(Address) is { } given ? Settings.ReadAddress(given) : settings.Address;

    /// <summary>Listens until cancelled.</summary>
    public static async Task RunAsync(Settings settings, Database database, Uri address, Output output, CancellationToken ct)
    {
        RefuseOthers(address);
        await using var app = Build(settings, database, address);
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e)
        {
            throw new RefusedException($"{address} cannot be listened on: {e.Message}", "End what listens there, or choose another with --address.", e);
        }

        output.Write(new { address = app.Urls.First() }, console => Spectre.Console.AnsiConsoleExtensions.WriteLine(
            console, $"SupportAddon listens on {app.Urls.First()}. Stop it with Ctrl+C."));
        await app.WaitForShutdownAsync(ct);
    }

    private static WebApplication Build(Settings settings, Database database, Uri address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = settings.Root.FullName });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(address.ToString());
        // The standard output belongs to the command.
        builder.Logging.AddConfiguration(settings.Configuration.GetSection("Logging")).AddSimpleConsole();
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddRooms(settings, database, TimeProvider.System).AddJobs();
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Shell/Pages");
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.MapRazorPages();
        app.MapGet("/style.css", () => Results.Stream(typeof(ServeCommand).Assembly.GetManifestResourceStream("style.css")!, "text/css"));
        app.MapReviews();
        return app;
    }

    /// <summary>There is no sign-in yet, so nobody else may reach what belongs to clients.</summary>
    private static void RefuseOthers(Uri address)
    {
        var local = address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
        if (!local)
            throw new RefusedException(
                $"{address} would let others in, and there is no sign-in yet.",
                "Listen on this machine only, for example http://127.0.0.1:5080.");
    }
}
