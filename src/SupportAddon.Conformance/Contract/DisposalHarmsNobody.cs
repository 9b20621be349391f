using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Contract;

/// <summary>What was lent goes back unharmed.</summary>
internal sealed class DisposalHarmsNobody : Rule<TicketBench>
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public override string Promise =>
        "A connector is disposed within 2 s, twice if need be, in the middle of a reading too, and leaves what the context lent it usable.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        var connector = bench.Open();
        await using (var pages = ((Sdk.ITicketSource)connector).ReadAsync(null, ct).GetAsyncEnumerator(ct))
            await pages.MoveNextAsync();
        await DisposeAsync(connector, ct);
        await DisposeAsync(connector, ct);
        try
        {
            await bench.ReadAsync(null, ct);
        }
        catch (ObjectDisposedException gone)
        {
            throw new RuleBrokenException($"After one connector was disposed, {gone.ObjectName} could not be used any more.",
                "Dispose what the connector made itself; the context's things belong to the host.", gone);
        }
    }

    private static async Task DisposeAsync(IAsyncDisposable connector, CancellationToken ct)
    {
        try
        {
            await connector.DisposeAsync().AsTask().WaitAsync(Most, TimeProvider.System, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            throw new RuleBrokenException($"Disposing failed with {failure.GetType().Name}: {failure.Message}",
                "Let DisposeAsync end quickly and without failure, however often it is called.", failure);
        }
    }
}
