using System.CommandLine;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;
using SupportAddon.Shell;

namespace SupportAddon.Health;

/// <summary><c>supportaddon probe ask</c>: asks over a connection what its connector knows to ask, whether or not a probe is defined for it.</summary>
internal static class AskCommand
{
    private static readonly Argument<string> Connection = new("connection") { Description = "The connection's name." };
    private static readonly Argument<string?> Probe = new("probe") { Description = "What to ask; what can be asked is listed when left out.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string[]> Set = new("--set") { Description = "What the probe needs to be told: name=value.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> All = new("--all") { Description = "Ask everything that needs to be told nothing." };

    public static Command Create() => new RoomCommand("ask", "Ask a connection's system what its connector knows to ask; exit code 1 when it is not well.",
        "probe ask our-odoo", "probe ask our-odoo --all", "probe ask our-odoo count --set model=sale.order") { Connection, Probe, Set, All }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        var arguments = Arguments(run.Value(Set) ?? []);
        await using var house = await run.OpenAsync(ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(run.Value(Connection)!, ct);
        await using var lease = await house.Get<LeaseStore>().TakeAsync(connection.Id, LeaseHolder.ForCheck("supportaddon probe ask"),
            other => run.Output.Say($"{connection.Name}: waiting for {other}"), ct);
        await using var open = house.Get<ConnectorOpener>().Open(connection, purpose: Purpose.Probe);
        var source = open.Probes is { Probes.Count: > 0 } known ? known : throw new RefusedException("This connector cannot be asked how its system is.", "Check the connection with: supportaddon connection check");
        if (run.Value(Probe) is null && !run.Value(All))
            List(run.Output, source.Probes);
        else
            run.ExitCode = await AskAsync(run.Output, source, Chosen(source, run.Value(Probe)), arguments, ct);
    }

    private static Dictionary<string, string> Arguments(IEnumerable<string> pairs)
    {
        var arguments = new Dictionary<string, string>();
        foreach (var pair in pairs)
            arguments[Before(pair)] = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return arguments;
    }

    private static string Before(string pair) => pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? pair[..at]
        : throw new RefusedException($"\"{pair}\" does not say what is set to what.", "Write --set name=value.");

    private static IReadOnlyList<string> Chosen(IProbeSource source, string? probe)
    {
        if (probe is null)
            return [.. source.Probes.Where(known => known.Parameters.All(parameter => !parameter.IsRequired)).Select(known => known.Name)];
        return source.Probes.Any(known => known.Name == probe) ? [probe]
            : throw new RefusedException($"This connector has no probe \"{probe}\".", "List what can be asked: supportaddon probe ask CONNECTION");
    }

    private static async Task<int> AskAsync(Output output, IProbeSource source, IReadOnlyList<string> probes, Dictionary<string, string> arguments, CancellationToken ct)
    {
        var answers = new List<AskedProbe>();
        foreach (var probe in probes)
            answers.Add(await AskedProbe.AskAsync(source, probe, arguments, ct));
        output.Write(answers, console => Draw(console, answers));
        return answers.TrueForAll(answer => answer.IsHealthy != false) ? CommandRun.Ok : CommandRun.Failed;
    }

    private static void List(Output output, IReadOnlyList<ProbeInfo> probes) => output.Write(probes, console =>
    {
        var table = Output.Table("Probe", "Question", "To be told");
        foreach (var probe in probes)
            Output.Row(table, probe.Name, probe.Description, string.Join("\n", probe.Parameters.Select(parameter => $"{parameter.Name}{(parameter.IsRequired ? "" : " (or not)")}: {parameter.Description}")));
        console.Write(table);
    });

    private static void Draw(IAnsiConsole console, IEnumerable<AskedProbe> answers)
    {
        foreach (var answer in answers)
        {
            var (mark, colour) = answer.IsHealthy switch
            {
                true => ("well", "green"),
                false => ("unwell", "red"),
                null => ("", "default"),
            };
            console.MarkupLine($"  [{colour}]{mark,-6}[/] {answer.Probe.EscapeMarkup(),-18} {Output.Plain(answer.Summary).EscapeMarkup()}");
            if (answer.Next is not null)
                console.MarkupLineInterpolated($"                            {Output.Plain(answer.Next)}");
        }
    }
}
