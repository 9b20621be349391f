using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportAddon.Access;
using SupportAddon.Storage;

namespace SupportAddon.Shell;

/// <summary><c>supportaddon serve</c>: the service with its pages.</summary>
internal static class ServeCommand
{
    public static readonly Option<string?> Address = new("--address")
    {
        Description = "Where to listen. Off this machine only over https, or behind a proxy that SupportAddon:Access:Proxy declares: passwords would travel in clear.",
        HelpName = "http://127.0.0.1:5080",
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
        if (IsOpenToEavesdroppers(address, settings))
            output.Warn($"{address} is reached over the network in clear.", "Listen on https, or on this machine behind a proxy that is declared in SupportAddon:Access:Proxy.");
        await using var app = Site.Build(settings, database, address, TimeProvider.System);
        var first = await FirstUser.MakeAsync(database.Source, app.Services.GetRequiredService<UserChanges>(), ct);
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e)
        {
            throw new RefusedException($"{address} cannot be listened on: {e.Message}", "End what listens there, or choose another with --address.", e);
        }

        output.Write(new { address = app.Urls.First(), firstUser = first }, console =>
        {
            Spectre.Console.AnsiConsoleExtensions.WriteLine(console, $"SupportAddon listens on {app.Urls.First()}. Stop it with Ctrl+C.");
            if (first is not null)
                Spectre.Console.AnsiConsoleExtensions.WriteLine(console, $"Sign in as {first.Login} with {first.Password} once, and then choose another password.");
        });
        await app.WaitForShutdownAsync(ct);
    }

    public static bool IsOpenToEavesdroppers(Uri address, Settings settings)
    {
        var local = address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
        return !local && address.Scheme != Uri.UriSchemeHttps && settings.Proxy is null;
    }
}
