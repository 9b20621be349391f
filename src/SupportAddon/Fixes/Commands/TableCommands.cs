using System.CommandLine;
using SupportAddon.Clients;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Tables;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary><c>supportaddon fix plan-table</c>: a dry run of the values of a CSV file.</summary>
internal static class TableCommands
{
    public static readonly Option<string> Connection = new("--connection", "-c") { Description = "Whose records.", HelpName = "name", Required = true };
    public static readonly Option<string> Resource = new("--resource") { Description = "The kind of record.", HelpName = "name", Required = true };
    public static readonly Option<string[]> Map = new("--map") { Description = "The field of a column, where it has another name; nothing behind = where the column is not used.", HelpName = "column=field" };
    private static readonly Argument<FileInfo> Source = new("table") { Description = "A CSV file: the names of its columns, then a row for each record.", HelpName = "file" };
    private static readonly Option<string> Key = new("--key") { Description = "The column that tells which record.", HelpName = "column", Required = true };
    private static readonly Option<string[]> Expect = new("--expect") { Description = "A record that has another value there than this column says is left alone.", HelpName = "column=field" };
    private static readonly Option<bool> EmptyClears = new("--empty-clears") { Description = "An empty cell empties the field; otherwise it leaves it as it is." };

    private static readonly Option<bool> Creating = new("--create") { Description = "Create a record for a key that is not found; otherwise that is a mistake." };

    public static IReadOnlyList<Command> Create() =>
    [
        new RoomCommand("plan-table", "See what the values of a table would change. Nothing is written.",
            "fix plan-table prices.csv -c our-odoo --resource product.template --key default_code --map Price=list_price",
            "fix plan-table before.csv -c our-odoo --resource res.partner --key id --map old_vat=vat --expect new_vat=vat",
            "fix plan-table corrected.csv -c our-odoo --resource res.partner --key ref --create")
        {
            Source, Connection, Resource, Key, Map, Expect, EmptyClears, Creating, PlanCommands.Max, PlanPreviews.Html, PlanPreviews.Csv,
        }.Runs(PlanAsync),
    ];

    private static async Task PlanAsync(CommandRun run, CancellationToken ct)
    {
        var use = new TableUse(run.Value(Resource)!, run.Value(Key)!, Columns(run.Value(Map) ?? [], "--map"), Columns(run.Value(Expect) ?? [], "--expect"), run.Value(EmptyClears)) { Create = run.Value(Creating) };
        var table = await ReadAsync(run.Value(Source)!, ct);
        await using var house = await run.OpenAsync(ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(run.Value(Connection)!, ct);
        var plan = await house.Get<Planner>().PlanAsync(
            connection, table, use, run.Value(PlanCommands.Max), Actor.OfShell(), PlanCommands.Watch(run), ct);
        await PlanPreviews.WriteAsync(run, house, plan, ct);
    }

    public static async Task<Table> ReadAsync(FileInfo file, CancellationToken ct) => file.Exists
        ? TableReader.Read(await File.ReadAllBytesAsync(file.FullName, ct), file.Name)
        : throw new RefusedException($"There is no file {file.FullName}.", "Name a CSV file.");

    public static Dictionary<string, string> Columns(string[] given, string option)
    {
        var columns = new Dictionary<string, string>();
        foreach (var one in given)
            if (one.LastIndexOf('=') is var at && (at < 1 || !columns.TryAdd(one[..at], one[(at + 1)..])))
                throw new RefusedException($"{option} {one} is not a column and its field, or stands twice.", $"Write each once, as in: {option} Price=list_price");
        return columns;
    }
}
