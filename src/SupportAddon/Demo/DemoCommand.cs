using System.CommandLine;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Fixes;
using SupportAddon.People;
using SupportAddon.Reports;
using SupportAddon.Shell;
using SupportAddon.Storage;
using SupportAddon.Sync;

namespace SupportAddon.Demo;

/// <summary><c>supportaddon demo</c>: the main job on sample data, from a help desk to its clients' reviews.</summary>
internal static class DemoCommand
{
    private static readonly Option<bool> Once = new("--once") { Description = "End with the reviews instead of serving them." };
    private static readonly Option<DirectoryInfo?> Out = new("--out") { Description = "Where reviews and files are written; demo/ when left out.", HelpName = "folder" };

    public static Command Create() => new RoomCommand("demo",
        "Run the main job on sample data: two clients in one help desk, their tickets pulled, their reviews written.",
        "demo", "demo --once")
    {
        Once, Out, ServeCommand.Address,
    }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        var settings = DemoSettings(run.ReadSettings());
        var folder = run.Value(Out) ?? new DirectoryInfo(Path.Combine(settings.Root.FullName, "demo"));
        await using var house = await House.OpenAsync(settings, TimeProvider.System, ct);
        await DemoDatabase.EmptyAsync(house.Database, house.Get<TimeProvider>(), ct);
        await using var desk = await HelpDesk.StartAsync(0, house.Get<TimeProvider>(), ct);
        run.Output.Say($"The sample help desk answers at {desk.Address}: {desk.Story.Tickets.Count} tickets of two clients.");
        var (clients, fixes) = DemoFiles.Write(folder, desk);
        foreach (var change in await ApplyCommand.ApplyAsync(house, clients, ct))
            run.Output.Say(change.ToString());
        foreach (var fix in fixes)
            await house.Get<FixFiles>().AddAsync(await File.ReadAllTextAsync(fix.FullName, ct), fix.Name, Actor.OfShell(), ct);
        await SyncAsync(house, run.Output, ct);
        await new DemoHealth(house).TellAsync(ct);
        var files = await ReviewsAsync(house, folder, ct);
        var users = run.Value(Once) ? [] : await DemoUsers.AddAsync(house, ct);
        run.Output.Write(new { data = settings.Data, files, users }, console => Summarise(console, settings, files, users));
        if (!run.Value(Once))
            await ServeCommand.RunAsync(settings, house.Database, ServeCommand.ReadAddress(run, settings), run.Output, ct);
    }

    /// <summary>A place of its own beside the real data, in the private database whatever is configured.</summary>
    private static Settings DemoSettings(Settings settings)
    {
        DataFolder.Create(settings.Data);
        return settings with { Data = Path.Combine(settings.Data, "demo"), Database = null };
    }

    private static async Task SyncAsync(House house, Output output, CancellationToken ct)
    {
        var connections = await house.Get<ConnectionStore>().ListAsync(ct);
        var runs = await SyncDisplay.SyncAsync(house, output, connections, new(), ct);
        if (!output.IsJson)
            AnsiConsole.Write(RunTable.Of(runs));
        if (runs.FirstOrDefault(run => run.State != RunState.Succeeded) is { } failed)
            throw new RefusedException(failed.Error ?? "The sync did not succeed.", failed.Next ?? "Run the demo again.");
    }

    private static async Task<IReadOnlyList<string>> ReviewsAsync(House house, DirectoryInfo folder, CancellationToken ct)
    {
        var files = new List<string>();
        foreach (var client in await house.Get<ClientStore>().ListAsync(ct))
            foreach (var language in Language.All)
            {
                var review = await house.Get<ReviewIssue>().IssueAsync(client.Code, null, language.Code, Actor.OfShell(), ct);
                var file = new FileInfo(Path.Combine(folder.FullName, review.FileName));
                await ReportCommands.WriteAsync(file, review, ct);
                files.Add(file.FullName);
            }

        return files;
    }

    private static void Summarise(IAnsiConsole console, Settings settings, IReadOnlyList<string> files, IReadOnlyList<DemoUser> users)
    {
        console.WriteLine("The reviews of the last full quarter:");
        foreach (var file in files)
            console.WriteLine($"  {file}");
        foreach (var user in users)
            console.WriteLine($"Sign in as {user.Login} with {user.Password}: {user.Who}.");
        console.WriteLine($"Go on with any command, for example: supportaddon ticket list --open --data {settings.Data}");
    }
}
