using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Writing;

/// <summary>Until a write has left there is a way back; afterwards its answer counts.</summary>
internal sealed class CancelledInTime : Rule<WritingBench>
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public override string Promise =>
        "Cancelled before a write has left, the call ends within 2 s and nothing was written; cancelled afterwards, it ends with what came of the write.";

    public override async Task CheckAsync(WritingBench bench, CancellationToken ct)
    {
        foreach (var prepare in bench.Deeds)
        {
            await BeforehandAsync(bench, await prepare(ct), ct);
            await WaitingAsync(bench, await prepare(ct), ct);
            for (var at = 1; await AfterAsync(bench, await prepare(ct), at, ct); at++)
                continue;
        }
    }

    private static async Task BeforehandAsync(WritingBench bench, Deed deed, CancellationToken ct) =>
        MustHaveEnded(await bench.TryAsync(deed, null, ", cancelled before it began,", new CancellationToken(canceled: true), ct));

    private static async Task WaitingAsync(WritingBench bench, Deed deed, CancellationToken ct)
    {
        var silence = new Silence();
        using var own = new CancellationTokenSource();
        var trying = bench.TryAsync(deed, silence, ", cancelled while it waited for its first answer,", own.Token, ct);
        if (await Task.WhenAny(silence.Asked, trying).WaitAsync(ct) == trying)
            throw new RuleBrokenException($"{deed.Name} ended by itself.", "Ask the source before anything is written.");
        await own.CancelAsync();
        if (await Task.WhenAny(trying, Task.Delay(Most, TimeProvider.System, ct)) != trying)
            throw new RuleBrokenException($"{deed.Name} did not end within {Most.TotalSeconds:0} s of being cancelled before anything was written.",
                "Hand the token to every call that comes before the write.");
        MustHaveEnded(await trying);
    }

    private static async Task<bool> AfterAsync(WritingBench bench, Deed deed, int at, CancellationToken ct)
    {
        using var own = new CancellationTokenSource();
        var strike = new Strike(at, isLasting: false, new CancelledMeanwhile(own));
        var tried = await bench.TryAsync(deed, strike, $", cancelled during request {at},", own.Token, ct);
        if (tried.Failure is not OperationCanceledException)
            tried.MustBeInWords();
        tried.MustBeHonest();
        return strike.HasStruck;
    }

    private static void MustHaveEnded(Tried tried)
    {
        if (tried.Effects > 0)
            throw new RuleBrokenException($"{tried.What} was written all the same.", "Look at the token just before the write is sent.");
        if (tried.Failure is not OperationCanceledException)
            throw new RuleBrokenException($"{tried.What} ended with {tried.Told?.Result.ToString() ?? tried.Failure!.GetType().Name}.", "Let OperationCanceledException through.");
    }
}
