using System.Runtime.CompilerServices;
using SupportAddon.Connectors.Calls;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>A plugin's ticket source, seen from the host's side of the boundary.</summary>
internal sealed class BoundedTicketSource(ITicketSource source, ConnectorBoundary boundary, CallLimits limits) : ITicketSource
{
    public ValueMapping Mapping => boundary.Given(boundary.Run("its mapping", () => source.Mapping?.Values is null ? null : source.Mapping), "mapping");

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        BoundAsync(stop => source.ReadAsync(from, stop), "page of tickets", ct);

    public IAsyncEnumerable<IdPage> ListIdsAsync(CancellationToken ct) => BoundAsync(source.ListIdsAsync, "page of ids", ct);

    private async IAsyncEnumerable<T> BoundAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> pages, string what, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var reading = new BoundedReading<T>(boundary, limits, pages);
        while (await reading.MoveNextAsync(ct))
            yield return boundary.Given(reading.Current, what);
    }
}
