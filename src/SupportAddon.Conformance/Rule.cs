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

    /// <exception cref="RuleBrokenException">The connector does not keep to it.</exception>
    public abstract Task CheckAsync(Bench bench, CancellationToken ct);

    public async Task RunAsync(Func<CancellationToken, Task<SourceUnderTest>> start)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var source = await start(patience.Token);
        await using var bench = new Bench(source);
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
}
