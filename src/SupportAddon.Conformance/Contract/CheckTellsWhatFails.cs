using System.Net;
using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Contract;

/// <summary>The first thing an integrator sees of a connection.</summary>
internal sealed class CheckTellsWhatFails : Rule<TicketBench>
{
    public override string Promise =>
        "A check of a healthy source succeeds; of a failing one it gives a failed step with what to do, and no exception.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(3, ct);
        var healthy = await bench.Open().CheckAsync(ct);
        if (healthy.Steps.Count == 0 || !healthy.Succeeded)
            throw new RuleBrokenException($"The check of a healthy source did not succeed: {string.Join(" ", healthy.Steps)}",
                "Let it pass where reading works.");
        await TryAsync(bench, "refuses the credentials", Answer(HttpStatusCode.Unauthorized, "application/json", "{}"), ct);
        await TryAsync(bench, "is down", Answer(HttpStatusCode.ServiceUnavailable, "text/plain", "Back soon"), ct);
        await TryAsync(bench, "shows a web page", Answer(HttpStatusCode.OK, "text/html", "<p>Sign in</p>"), ct);
        await TryAsync(bench, "breaks off in mid-body", new Trickle(4096, HostsWords.Cut()), ct);
    }

    private static Replaced Answer(HttpStatusCode status, string type, string text) => new(status, type, _ => text);

    private static async Task TryAsync(TicketBench bench, string does, Fault fault, CancellationToken ct)
    {
        bench.Way.Fault = fault;
        var report = await ReportAsync(bench, does, ct);
        bench.Way.Fault = null;
        if (report.Succeeded)
            throw new RuleBrokenException($"The check succeeded on a source that {does}.",
                "Ask the source for something that only works when reading would.");
        if (report.Steps.FirstOrDefault(step => step.Outcome == CheckOutcome.Failed && string.IsNullOrWhiteSpace(step.Next)) is { } mute)
            throw new RuleBrokenException($"The step {mute.Name} failed on a source that {does}, and does not say what to do.",
                "Give Next with every failed step.");
    }

    private static async Task<ConnectionReport> ReportAsync(TicketBench bench, string does, CancellationToken ct)
    {
        try
        {
            return await bench.Open().CheckAsync(ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            throw new RuleBrokenException($"The check of a source that {does} failed with {failure.GetType().Name}: {failure.Message}",
                "Make expected failures failed steps of the report.", failure);
        }
    }
}
