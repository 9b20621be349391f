using System.CommandLine;
using Spectre.Console;
using SupportAddon.Core.Health;
using SupportAddon.Health.Probes;
using SupportAddon.Shell;

namespace SupportAddon.Health;

/// <summary><c>supportaddon probe run</c>: measures defined probes once, now, and stores nothing.</summary>
internal static class RunCommand
{
    /// <summary>So many are measured at a time.</summary>
    private const int AtOnce = 16;

    private static readonly Argument<string?> Probe = new("probe") { Description = "The probe's name.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Client = new("--client") { Description = "Only this client's.", HelpName = "code" };
    private static readonly Option<bool> All = new("--all") { Description = "Measure all probes, or all of the client." };

    public static Command Create() => new RoomCommand("run", "Measure probes once and show each condition with what was found; exit code 1 when one is down.",
        "probe run erp-web --client acme", "probe run --all", "probe run --all --client acme --json") { Probe, Client, All }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        if (run.Value(Probe) is null && !run.Value(All))
            throw new RefusedException("No probe is named.", "Name one, or measure all of them with --all.");
        await using var house = await run.OpenAsync(ct);
        var chosen = Chosen(await house.Get<ProbeStore>().ListAsync(ct), run.Value(Probe), run.Value(Client));
        var measured = new List<MeasuredProbe>();
        foreach (var some in chosen.Chunk(AtOnce))
            measured.AddRange(await Task.WhenAll(some.Select(probe => MeasureAsync(house.Get<ProbeMeasurer>(), probe, ct))));
        run.Output.Write(measured, console => measured.ForEach(probe => Draw(console, probe)));
        run.ExitCode = measured.Exists(probe => probe.Result == ProbeResult.Down) ? CommandRun.Failed : CommandRun.Ok;
    }

    private static List<StoredProbe> Chosen(IReadOnlyList<StoredProbe> stored, string? name, string? client)
    {
        var chosen = stored.Where(probe => (name is null || probe.Name == name) && (client is null || probe.Client == client)).ToList();
        return chosen.Count > 0 ? chosen
            : stored.Count == 0 ? throw new RefusedException("There is no probe.", "Define one in a client's file and run: supportaddon apply -f FILE")
            : throw new RefusedException("There is no such probe.", $"Name one of: {string.Join(", ", stored.Select(probe => $"{probe.Name} --client {probe.Client}"))}.");
    }

    private static async Task<MeasuredProbe> MeasureAsync(ProbeMeasurer measurer, StoredProbe probe, CancellationToken ct)
    {
        var measurement = await measurer.MeasureAsync(probe, ct);
        var judged = measurer.JudgeOf(probe).Judge(measurement);
        return new(probe.Client, probe.Name, judged.Result, Math.Round(measurement.Latency.TotalMilliseconds, 1), judged.Reason, judged.Conditions);
    }

    private static void Draw(IAnsiConsole console, MeasuredProbe probe)
    {
        var colour = probe.Result switch
        {
            ProbeResult.Up => "green",
            ProbeResult.Warning => "yellow",
            ProbeResult.Down => "red",
            _ => "grey",
        };
        console.MarkupLine($"[{colour}]{probe.Result.ToString().ToLowerInvariant(),-8}[/] {probe.Client}/{probe.Probe}  {probe.Milliseconds:0.#} ms{Output.Plain(probe.Reason is null ? "" : $"  {probe.Reason}").EscapeMarkup()}");
        foreach (var condition in probe.Conditions)
            console.MarkupLineInterpolated($"           {(condition.Holds ? "holds" : condition.IsWarning ? "warns" : "fails")}  {Output.Plain(condition.Text)}  ({Output.Plain(condition.Found)})");
    }

    private sealed record MeasuredProbe(string Client, string Probe, ProbeResult Result, double Milliseconds, string? Reason, IReadOnlyList<JudgedCondition> Conditions);
}
