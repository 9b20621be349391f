using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance;

/// <summary>One thing every connector has to keep to.</summary>
internal abstract class Rule
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>As the tests show it.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>What it proves, in one sentence.</summary>
    public abstract string Promise { get; }

    public async Task RunAsync(Func<CancellationToken, Task<Bench>> start)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var bench = await start(patience.Token);
        try
        {
            await Task.Run(() => CheckAsync(bench, patience.Token), patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException slow) when (patience.IsCancellationRequested)
        {
            throw new RuleBrokenException($"The rule was not through after {Patience.TotalMinutes:0} minutes.",
                "Look for a reading that never ends, or give the source under test smaller pages.", slow);
        }
    }

    protected abstract Task CheckAsync(Bench bench, CancellationToken ct);
}

/// <summary>A rule of the suites that work on benches of one kind.</summary>
internal abstract class Rule<TBench> : Rule
    where TBench : Bench
{
    /// <exception cref="RuleBrokenException">The connector does not keep to it.</exception>
    public abstract Task CheckAsync(TBench bench, CancellationToken ct);

    protected sealed override Task CheckAsync(Bench bench, CancellationToken ct) => CheckAsync((TBench)bench, ct);
}
