using System.CommandLine;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Connectors.Options;
using SupportAddon.Fixes.Choices;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary><c>supportaddon fix</c>: corrections of data, from the list of fixes to undo.</summary>
internal static class FixCommands
{
    private static readonly Argument<string> Name = new("fix") { Description = "The fix's name." };
    private static readonly Option<FileInfo> Source = new("--file", "-f") { Description = "The fix's file.", HelpName = "file", Required = true };

    private static readonly Option<string?> Connection = new("--connection", "-c") { Description = "List what its parameters may be in this client's system, too.", HelpName = "name" };

    public static Command Create()
    {
        var command = new Command("fix", "Corrections of data: planned, approved, applied record by record, and undone.")
        {
            new RoomCommand("list", "List the fixes there are.", "fix list").Runs(ListAsync),
            new RoomCommand("show", "What a fix changes and never touches, and what it takes.", "fix show odoo/country-from-vat", "fix show odoo/draft-tax -c our-odoo") { Name, Connection }.Runs(ShowAsync),
            new RoomCommand("add", "Add a fix that is written in a file, or put it in the place of the one of the same id.",
                "fix add -f fixes/country.yaml") { Source }.Runs(AddAsync),
        };
        foreach (var part in new[] { PlanCommands.Create(), PrepareCommand.Create(), TableCommands.Create(), ImportCommands.Create(), DecisionCommands.Create(), ExecutionCommands.Create() })
            foreach (var each in part)
                command.Add(each);
        return command;
    }

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var fixes = (await house.Get<FixCatalog>().ListAsync(ct)).Select(FixLine.Of).ToList();
        run.Output.Write(fixes, console =>
        {
            var table = Output.Table("Fix", "Title", "Records", "Risk");
            foreach (var fix in fixes)
                Output.Row(table, fix.Name, fix.Title.English, fix.Resource, fix.Risk);
            if (fixes.Count == 0)
                console.WriteLine("There is no fix yet. Write one in a file and run: supportaddon fix add -f FILE");
            else
                console.Write(table);
        });
    }

    private static async Task ShowAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        if (run.Value(Connection) is not { } name)
        {
            Show(run.Output, FixLine.Of(await house.Get<FixCatalog>().GetAsync(run.Value(Name)!, ct)));
            return;
        }

        var connection = await house.Get<ConnectionStore>().GetAsync(name, ct);
        var fix = await house.Get<FixCatalog>().GetAsync(run.Value(Name)!, connection, ct);
        var choices = await house.Get<FixChoices>().ReadAsync(connection, fix, "supportaddon fix show", other => run.Output.Say($"Waiting for {other}"), ct);
        Show(run.Output, FixLine.Of(fix) with { Choices = choices });
    }

    private static async Task AddAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var source = run.Value(Source)!;
        if (!source.Exists)
            throw new RefusedException($"There is no file {source.FullName}.", "Name the file in which the fix is written.");
        var text = await File.ReadAllTextAsync(source.FullName, ct);
        Show(run.Output, FixLine.Of(await house.Get<FixFiles>().AddAsync(text, source.FullName, Actor.OfShell(), ct)));
    }

    private static void Show(Output output, FixLine fix)
    {
        output.Write(fix, console =>
        {
            console.MarkupLineInterpolated($"[bold]{fix.Name}[/]  {fix.Title.English}");
            console.WriteLine(Output.Plain(fix.Effect.English));
            console.WriteLine($"Records of {fix.Resource}, risk {fix.Risk}. It looks at {string.Join(", ", fix.Fields)}.");
            foreach (var parameter in fix.Parameters)
            {
                console.WriteLine(Output.Plain($"  --{TypedParameters.Option(parameter.Name)} {Form(parameter)}  {parameter.Help}"));
                foreach (var line in Choices(fix, parameter))
                    console.WriteLine(Output.Plain($"      {line}"));
            }
        });
    }

    private static IEnumerable<string> Choices(FixLine fix, OptionDescription parameter) =>
        parameter.ChoicesFrom is not { } from ? []
        : fix.Choices is null ? ["what a client's system has: add -c CONNECTION to see it"]
        : fix.Choices.GetValueOrDefault(parameter.Name)?.Select(choice => $"{choice.Value}  {choice.Label}")
            ?? [from.Resource is { } resource ? $"more or fewer than can be listed here: supportaddon record list -c CONNECTION --resource {resource} --field {from.Label}" : "this system does not tell which there are"];

    private static string Form(OptionDescription parameter)
    {
        var kind = parameter.Choices.Count > 0 ? string.Join('|', parameter.Choices) : parameter.Type.ToUpperInvariant();
        return parameter.Default is { } value ? $"{kind} ({value} when left out)" : parameter.Required ? $"{kind} (required)" : kind;
    }
}
