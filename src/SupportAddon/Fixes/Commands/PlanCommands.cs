using System.CommandLine;
using SupportAddon.Clients;
using SupportAddon.Fixes.Plans;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary><c>supportaddon fix plan</c> and <c>undo</c>: dry runs. Neither writes anything.</summary>
internal static class PlanCommands
{
    private static readonly Argument<string> Name = new("fix") { Description = "The fix's name." };
    private static readonly Argument<long> Number = new("plan") { Description = "The number of the plan whose execution is taken back." };
    private static readonly Option<string> Connection = new("--connection", "-c") { Description = "Whose records.", HelpName = "name", Required = true };
    private static readonly Option<string[]> Set = new("--set") { Description = "A parameter of the fix, where an option of its name means something else; may be given several times.", HelpName = "name=value" };
    public static readonly Option<int> Max = new("--max") { Description = "More changes than this and there is no plan.", DefaultValueFactory = _ => Planner.UsualMax };
    private static readonly Option<string[]> Records = new("--record") { Description = "Only this record, by the source's id; may be given several times.", HelpName = "id" };

    public static IReadOnlyList<Command> Create() =>
    [
        new RoomCommand("plan", "See what a fix would change. Nothing is written. Its parameters are options of their own: supportaddon fix show NAME tells them.",
            "fix plan country-from-vat --connection our-odoo --country FR", "fix plan stale-category -c redmine --from 1 --to 2", "fix plan country-from-vat -c our-odoo --max 5000 --html preview.html --csv preview.csv")
        {
            Name, Connection, Set, Max, PlanPreviews.Html, PlanPreviews.Csv,
        }.TakesMore().Runs(PlanAsync),
        new RoomCommand("undo", "Plan to take back what an execution has written, all of it or some records. Nothing is written yet.",
            "fix undo 12", "fix undo 12 --record 4711 --record 4712 --html preview.html")
        {
            Number, Records, PlanPreviews.Html, PlanPreviews.Csv,
        }.Runs(UndoAsync),
    ];

    private static async Task PlanAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(run.Value(Connection)!, ct);
        var fix = await house.Get<FixCatalog>().GetAsync(run.Value(Name)!, connection, ct);
        var plan = await house.Get<Planner>().PlanAsync(
            connection, fix, TypedParameters.Read(fix.Parameters, run.Value(Set) ?? [], run.Unmatched), run.Value(Max), Actor.OfShell(), Watch(run), ct);
        await PlanPreviews.WriteAsync(run, house, plan, ct);
    }

    private static async Task UndoAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var undone = await house.Get<PlanStore>().GetAsync(run.Value(Number), ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(undone.Head.Connection, ct);
        var plan = await house.Get<Planner>().UndoAsync(
            undone, connection, run.Value(Records) ?? [], Actor.OfShell(), Watch(run), ct);
        await PlanPreviews.WriteAsync(run, house, plan, ct);
    }

    public static PlanWatch Watch(CommandRun run) => new("supportaddon fix plan", other => run.Output.Say($"Waiting for {other}"));
}
