using System.CommandLine;
using Spectre.Console;
using SupportAddon.Shell;

namespace SupportAddon.Qualification;

/// <summary><c>supportaddon ticket explain</c>: which rule says what of a ticket, and why no earlier one did.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Number = new("number") { Description = "The number people quote, or the id at the source." };
    private static readonly Option<string?> Connection = new("--connection", "-c") { Description = "The ticket of this connection.", HelpName = "name" };

    public static Command Create() => new RoomCommand("explain", "Show which of its client's rules qualifies a ticket, and what each rule before it saw.",
        "ticket explain 1042", "ticket explain 1042 --connection redmine --json")
    {
        Number, Connection,
    }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var found = await house.Get<QualificationReader>().ExplainAsync(run.Value(Number)!, run.Value(Connection), ct);
        var decision = found.Decision;
        run.Output.Write(
            new
            {
                ticket = found.Ticket.Number, found.Ticket.Connection, found.Client, rule = decision.Rule?.Name, decision.Says,
                tried = decision.Tried.Select(tried => new { rule = tried.Rule.Name, when = tried.Rule.When.Text, tried.Holds, tried.Values }),
                untried = decision.Untried.Select(rule => rule.Name),
            },
            console => Draw(console, found));
    }

    private static void Draw(IAnsiConsole console, QualifiedTicket found)
    {
        var decision = found.Decision;
        if (decision.Tried.Count == 0)
        {
            console.WriteLine(found.Client is { } client
                ? $"{client} has no rules. Write them under qualification: in its client file and run: supportaddon apply -f FILE"
                : $"The ticket is nobody's: {found.Unassigned}. Look at: supportaddon ticket list --unassigned");
            return;
        }

        var table = Output.Table("Rule", "Holds", "When", "Saw");
        foreach (var tried in decision.Tried)
            Output.Row(table, tried.Rule.Name, tried.Holds ? "yes" : "no", tried.Rule.When.Text, string.Join(", ", tried.Values.Select(Seen)));
        foreach (var rule in decision.Untried)
            Output.Row(table, rule.Name, "not asked", rule.When.Text, null);
        console.Write(table);
        console.WriteLine(decision.Rule is { } decided
            ? Output.Plain($"{decided.Name} decides: {string.Join(", ", decided.Then.Select(said => $"{said.Key} {said.Value}"))}.")
            : "No rule holds: nothing is decided.");
    }

    private static string Seen(KeyValuePair<string, object?> value) => value.Value switch
    {
        null => $"{value.Key} is missing",
        string[] texts => $"{value.Key} = {string.Join(" | ", texts)}",
        IFormattable number => $"{value.Key} = {number.ToString("u", System.Globalization.CultureInfo.InvariantCulture)}",
        var text => $"{value.Key} = {Shortened($"{text}")}",
    };

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
