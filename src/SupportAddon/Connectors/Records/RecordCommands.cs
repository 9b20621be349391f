using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Connectors.Records;

/// <summary><c>supportaddon record</c>: the records of a client's system, looked at and taken out as a table.</summary>
internal static class RecordCommands
{
    private static readonly Option<string> Connection = new("--connection", "-c") { Description = "Whose records.", HelpName = "name", Required = true };
    private static readonly Option<string> Resource = new("--resource") { Description = "The kind of record.", HelpName = "name", Required = true };
    private static readonly Option<string[]> Fields = new("--field") { Description = "A field; may be given several times, all fields when left out.", HelpName = "name" };
    private static readonly Option<string[]> Where = new("--where") { Description = "Only records of which this holds; may be given several times. Nothing behind = means empty.", HelpName = "field=value" };
    private static readonly Option<FileInfo> Target = new("--output", "-o") { Description = "The CSV file to write.", HelpName = "file", Required = true };
    private static readonly Option<int> Limit = new("--limit") { Description = "At most so many.", DefaultValueFactory = _ => 50 };

    public static Command Create() => new("record", "The records of a client's system.")
    {
        new RoomCommand("list", "Show some records.", "record list -c our-odoo --resource res.partner --field name --field vat --where country_id=75 --limit 10")
            { Connection, Resource, Fields, Where, Limit }.Runs(ListAsync),
        new RoomCommand("export", "Write records to a CSV file, however many.", "record export -c our-odoo --resource res.partner --field ref --field vat -o partners.csv")
            { Connection, Resource, Fields, Where, Target }.Runs(ExportAsync),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        await using var records = await OpenAsync(run, house, "supportaddon record list", ct);
        var some = await records.ReadAsync(ct).Take(run.Value(Limit)).ToListAsync(ct);
        Write(run.Output, records.Columns, some);
    }

    /// <param name="output">Where.</param>
    /// <param name="columns">The id, and the fields.</param>
    /// <param name="some">Few enough to be looked at.</param>
    public static void Write(Output output, IReadOnlyList<string> columns, IReadOnlyList<Sdk.ErpRecord> some) => output.Write(some, console =>
    {
        var table = Output.Table([.. columns]);
        foreach (var record in some)
            Output.Row(table, [record.Id, .. columns.Skip(1).Select(column => Text(record.Values[column]))]);
        if (some.Count == 0)
            console.WriteLine("There is no such record.");
        else
            console.Write(table);
    });

    private static async Task ExportAsync(CommandRun run, CancellationToken ct)
    {
        var target = run.Value(Target)!;
        if (target.Exists)
            throw new RefusedException($"{target.Name} is there already.", "Name another file: what it has may be somebody's.");
        await using var house = await run.OpenAsync(ct);
        await using var records = await OpenAsync(run, house, "supportaddon record export", ct);
        var count = await new RecordFile(target.FullName, house.Get<TimeProvider>(), run.Output.Say).WriteAsync(records.Columns, records.ReadAsync(ct), ct);
        await using var change = await house.Get<AuditTrail>().BeginAsync(Actor.OfShell(), ct);
        await change.CommitAsync("record.export", $"connection {run.Value(Connection)}", new { resource = run.Value(Resource), where = run.Value(Where), count }, ct);
        run.Output.Write(new { file = target.FullName, records = count }, console => console.WriteLine($"Written to {target.Name}: {count} records."));
    }

    private static async Task<RecordReadout> OpenAsync(CommandRun run, House house, string starter, CancellationToken ct) => await RecordReadout.OpenAsync(
        house.Get<LeaseStore>(), house.Get<ConnectorOpener>(), await house.Get<ConnectionStore>().GetAsync(run.Value(Connection)!, ct),
        new(run.Value(Resource)!, run.Value(Fields) ?? [], run.Value(Where) ?? []), LeaseHolder.ForCheck(starter), other => run.Output.Say($"Waiting for {other}"), ct);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText();
}
