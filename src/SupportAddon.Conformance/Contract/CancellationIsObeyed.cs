using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Contract;

/// <summary>Somebody presses the key, or the service stops.</summary>
internal sealed class CancellationIsObeyed : Rule<TicketBench>
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public override string Promise => "Cancelled while it waits for an answer, or in the middle of one, every call ends within 2 s.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        foreach (var (name, call) in Calls.All)
        {
            var silence = new Silence();
            await TryAsync(bench, $"{name}, waiting for an answer,", call, silence, silence.Asked, ct);
            var trickle = new Trickle(64, end: null);
            await TryAsync(bench, $"{name}, in the middle of an answer,", call, trickle, trickle.HalfWay, ct);
        }
    }

    private static async Task TryAsync(
        TicketBench bench, string what, Func<TicketBench, CancellationToken, Task> call, Fault fault, Task waiting, CancellationToken ct)
    {
        using var cancelled = new CancellationTokenSource();
        bench.Way.Fault = fault;
        var running = Task.Run(() => call(bench, cancelled.Token), ct);
        if (await Task.WhenAny(waiting, running).WaitAsync(ct) == running)
            throw new RuleBrokenException($"{what} ended by itself.", "Wait for the answer: only the token, or the way out, may end a call.");
        await cancelled.CancelAsync();
        if (await Task.WhenAny(running, Task.Delay(Most, TimeProvider.System, ct)) != running)
            throw new RuleBrokenException($"{what} did not end within {Most.TotalSeconds:0} s of being cancelled.",
                "Hand the token to every call that takes one, reading of bodies included.");
        bench.Way.Fault = null;
        if (running.IsCompletedSuccessfully)
            throw new RuleBrokenException($"{what} was cancelled and ended as if it were complete.", "Let OperationCanceledException through.");
        if (running.Exception?.InnerException is { } told)
            throw new RuleBrokenException($"{what} was cancelled and told it as {told.GetType().Name}: {told.Message}",
                "Let OperationCanceledException through.", told);
    }
}
