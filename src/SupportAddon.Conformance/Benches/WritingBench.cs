using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Benches;

/// <summary>A system that is written to.</summary>
internal abstract class WritingBench(SystemUnderTest system) : Bench(system)
{
    /// <summary>Every kind of write; each call makes ready a new one, on a record or ticket of its own.</summary>
    public abstract IReadOnlyList<Func<CancellationToken, Task<Deed>>> Deeds { get; }

    /// <summary>How many writes have taken effect so far.</summary>
    public abstract Task<int> WritesAsync(CancellationToken ct);

    /// <summary>Does it with a new connector, and looks at what came of it.</summary>
    public async Task<Tried> TryAsync(Deed deed, Fault? fault, string when, CancellationToken own, CancellationToken ct)
    {
        var before = await WritesAsync(ct);
        var (told, failure) = await OutcomeAsync(deed, fault, own, ct);
        Way.Fault = null;
        return new Tried($"{deed.Name}{when}", told, failure, await WritesAsync(ct) - before);
    }

    private async Task<(Told?, Exception?)> OutcomeAsync(Deed deed, Fault? fault, CancellationToken own, CancellationToken ct)
    {
        try
        {
            var connector = Open();
            Way.Fault = fault;
            return (await deed.DoAsync(connector, own).WaitAsync(ct), null);
        }
        catch (Exception failure) when (failure is not RuleBrokenException && !ct.IsCancellationRequested) // It is judged by the rule.
        {
            return (null, failure);
        }
    }
}
