using System.CommandLine;
using SupportAddon.Clients;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Tables;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary><c>supportaddon fix undo-import</c>: a dry run that archives, or deletes, what an erroneous import has made.</summary>
internal static class ImportCommands
{
    private static readonly Argument<FileInfo?> Source = new("table") { Description = "The file that was imported, or a list of ids: a CSV file.", HelpName = "file", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Key = new("--key") { Description = "The column of the table that tells which record.", HelpName = "column" };
    private static readonly Option<string[]> Where = new("--where") { Description = "In place of a table: what holds of the records, such as time of creation and author; may be given several times.", HelpName = "field=value" };
    private static readonly Option<string[]> Fields = new("--field") { Description = "What is shown of each record, and must still be so when it is archived; may be given several times.", HelpName = "name", Required = true };
    private static readonly Option<bool> Delete = new("--delete") { Description = "Delete for good where the system cannot archive. It cannot be undone." };

    public static IReadOnlyList<Command> Create() =>
    [
        new RoomCommand("undo-import", "See which records of an erroneous import would be archived. Nothing is written.",
            "fix undo-import import.csv -c our-odoo --resource res.partner --key ref --field name",
            "fix undo-import -c our-odoo --resource res.partner --where create_date>=2026-11-20T08:00Z --where create_date<2026-11-20T09:00Z --where create_uid=7 --field name",
            "fix undo-import ids.csv -c redmine --resource issues --key id --field subject --delete")
        {
            Source, TableCommands.Connection, TableCommands.Resource, Key, TableCommands.Map, Where, Fields, Delete, PlanCommands.Max, PlanPreviews.Html, PlanPreviews.Csv,
        }.Runs(PlanAsync),
    ];

    private static async Task PlanAsync(CommandRun run, CancellationToken ct)
    {
        var imported = await ReadAsync(run, ct);
        await using var house = await run.OpenAsync(ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(run.Value(TableCommands.Connection)!, ct);
        var plan = await house.Get<Planner>().PlanAsync(
            connection, imported, run.Value(PlanCommands.Max), Actor.OfShell(), PlanCommands.Watch(run), ct);
        if (imported.Delete)
            run.Output.Warn("What is deleted cannot be brought back by an undo.", "Archive instead wherever the system can: leave --delete out.");
        await PlanPreviews.WriteAsync(run, house, plan, ct);
    }

    private static async Task<ImportedRecords> ReadAsync(CommandRun run, CancellationToken ct)
    {
        var file = run.Value(Source);
        var use = new ImportUse(
            run.Value(TableCommands.Resource)!, run.Value(Key), TableCommands.Columns(run.Value(TableCommands.Map) ?? [], "--map"), run.Value(Where) ?? [], run.Value(Fields)!, run.Value(Delete));
        use.Check(file is not null);
        return use.Of(file is null ? null : await TableCommands.ReadAsync(file, ct));
    }
}
