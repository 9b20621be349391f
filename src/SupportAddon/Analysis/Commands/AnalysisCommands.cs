using System.CommandLine;
using Spectre.Console;
using SupportAddon.Analysis.Exports;
using SupportAddon.Analysis.Sets;
using SupportAddon.Audit;
using SupportAddon.Connectors.Records;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Analysis.Commands;

/// <summary><c>supportaddon analysis</c>: records taken out with tokens for what is personal, and looked at elsewhere for a time.</summary>
internal static class AnalysisCommands
{
    private static readonly Argument<FileInfo> Source = new("file") { Description = "A file that analysis export has made.", HelpName = "file" };
    private static readonly Argument<string> Name = new("set") { Description = "The data set, by its name.", HelpName = "name" };
    private static readonly Option<string?> NewName = new("--name") { Description = "What the data set is to be called; after its client and day when left out.", HelpName = "name" };
    private static readonly Option<string> Resource = new("--resource") { Description = "The kind of record.", HelpName = "name", Required = true };
    private static readonly Option<int> Limit = new("--limit") { Description = "At most so many.", DefaultValueFactory = _ => 50 };
    private static readonly Option<FileInfo> Target = new("--output", "-o") { Description = "The CSV file to write.", HelpName = "file", Required = true };

    public static Command Create() => new("analysis", "Records for analysis elsewhere: with tokens for what is personal, and for a time.")
    {
        ExportCommand.Create(),
        new RoomCommand("load", "Load a file for analysis; on its day it is deleted.", "analysis load acme.zip --name acme-sales") { Source, NewName }.Runs(LoadAsync),
        new RoomCommand("list", "What was exported here, and what was loaded.", "analysis list").Runs(ListAsync),
        new RoomCommand("show", "What a data set has.", "analysis show acme-sales") { Name }.Runs(ShowAsync),
        new RoomCommand("records", "Show some records of a data set.", "analysis records acme-sales --resource res.partner --limit 10") { Name, Resource, Limit }.Runs(RecordsAsync),
        new RoomCommand("csv", "Write records of a data set to a CSV file, however many.", "analysis csv acme-sales --resource res.partner -o partners.csv") { Name, Resource, Target }.Runs(WriteAsync),
        new RoomCommand("delete", "Delete a data set before its day.", "analysis delete acme-sales") { Name }.Runs(DeleteAsync),
    };

    private static async Task LoadAsync(CommandRun run, CancellationToken ct)
    {
        var file = run.Value(Source)!;
        if (!file.Exists)
            throw new RefusedException($"There is no file {file.FullName}.", "Name a file that analysis export has made.");
        await using var house = await OpenAsync(run, ct);
        AnalysisDisplay.Write(run.Output, await house.Get<DataSetLoader>().LoadAsync(file.FullName, run.Value(NewName), Actor.OfShell(), ct));
    }

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await OpenAsync(run, ct);
        AnalysisDisplay.Write(run.Output, await house.Get<ExportStore>().ListAsync(ct), await house.Get<DataSetStore>().ListAsync(ct));
    }

    private static async Task ShowAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await OpenAsync(run, ct);
        AnalysisDisplay.Write(run.Output, await house.Get<DataSetStore>().GetAsync(run.Value(Name)!, ct));
    }

    private static async Task RecordsAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await OpenAsync(run, ct);
        var set = await house.Get<DataSetStore>().GetAsync(run.Value(Name)!, ct);
        var resource = set.Resource(run.Value(Resource)!);
        RecordCommands.Write(run.Output, Columns(resource), await house.Get<DataSetStore>().ReadAsync(set, resource.Resource, ct).Take(run.Value(Limit)).ToListAsync(ct));
    }

    private static async Task WriteAsync(CommandRun run, CancellationToken ct)
    {
        var target = run.Value(Target)!;
        if (target.Exists)
            throw new RefusedException($"{target.Name} is there already.", "Name another file: what it has may be somebody's.");
        await using var house = await OpenAsync(run, ct);
        var set = await house.Get<DataSetStore>().GetAsync(run.Value(Name)!, ct);
        var resource = set.Resource(run.Value(Resource)!);
        var count = await new RecordFile(target.FullName, house.Get<TimeProvider>(), run.Output.Say)
            .WriteAsync(Columns(resource), house.Get<DataSetStore>().ReadAsync(set, resource.Resource, ct), ct);
        await house.Get<AuditTrail>().RecordAsync(Actor.OfShell(), "analysis.csv", $"data set {set.Name}", new { resource = resource.Resource, count }, ct);
        run.Output.Write(new { file = target.FullName, records = count }, console => console.WriteLine($"Written to {target.Name}: {count} records. Delete it by {set.Manifest.PurgeOn:yyyy-MM-dd}: nobody else does."));
    }

    private static async Task DeleteAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await OpenAsync(run, ct);
        var set = await house.Get<DataSetStore>().GetAsync(run.Value(Name)!, ct);
        await house.Get<DataSetStore>().DeleteAsync(set, Actor.OfShell(), ct);
        run.Output.Write(new { deleted = set.Name }, console => console.WriteLine($"{set.Name} is deleted."));
    }

    /// <summary>Where no service runs, whoever comes deletes what is due.</summary>
    private static async Task<House> OpenAsync(CommandRun run, CancellationToken ct)
    {
        var house = await run.OpenAsync(ct);
        await house.Get<DataSetStore>().PurgeAsync(ct);
        return house;
    }

    private static IReadOnlyList<string> Columns(ExportedResource resource) => ["id", .. resource.Fields.Select(field => field.Name)];
}
