using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>
/// A fault is told as what it is, wherever it strikes: at the first request, in the middle of a reading, in the list of
/// ids. Nothing that was given before is lost, and nothing is called complete.
/// </summary>
internal abstract class FaultRule(FailureKind kind) : Rule<TicketBench>
{
    protected abstract IEnumerable<Fault> Faults { get; }

    /// <summary>In the message: what the source did.</summary>
    protected abstract string Seen { get; }

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        foreach (var fault in Faults)
        {
            bench.Way.Fault = fault;
            Judge(await Failing.OfAsync(() => Reading.OfAsync(bench.Connect(), null, ct), $"{Seen}, and a reading", ct));
            Judge(await Failing.OfAsync(() => IdReading.OfAsync(bench.Connect(), ct), $"{Seen}, and the list of ids", ct));
            bench.Way.Fault = null;
            await HalfWayAsync(bench, fault, ct);
        }
    }

    protected virtual void Judge(ConnectorException failure)
    {
        if (failure.Kind != kind)
            throw new RuleBrokenException($"{Seen}, and it was told as {failure.Kind}: {failure.Message}", $"Throw a ConnectorException of kind {kind}.");
        if (!failure.Message.TrimEnd().EndsWith('.') || !failure.Next.TrimEnd().EndsWith('.'))
            throw new RuleBrokenException($"{Seen}, and the failure says \"{failure.Message}\" and \"{failure.Next}\".",
                "Write one sentence for what happened and one for what the integrator should do, each with its full stop.");
    }

    private async Task HalfWayAsync(TicketBench bench, Fault fault, CancellationToken ct)
    {
        var given = new List<TicketPage>();
        Judge(await Failing.OfAsync(() => Reading.OfAsync(bench.Connect(), null, (page, _) =>
        {
            given.Add(page);
            bench.Way.Fault = fault;
            return Task.CompletedTask;
        }, ct), $"{Seen} in the middle of a reading, and it", ct));
        bench.Way.Fault = null;
        var rest = await bench.ReadAsync(given[^1].Next, ct);
        bench.Stock.MustBeIn(Reading.Times(given.Concat(rest.Pages)), "when reading went on after a failure",
            "Let the position of a page say no more than what was given with it and before it.");
    }
}
