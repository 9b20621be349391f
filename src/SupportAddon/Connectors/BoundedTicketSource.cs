using System.Runtime.CompilerServices;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>A plugin's ticket source, seen from the host's side of the boundary.</summary>
internal sealed class BoundedTicketSource(ITicketSource source, ConnectorBoundary boundary) : ITicketSource
{
    public ValueMapping Mapping => boundary.Run(() => source.Mapping);

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        BoundAsync(() => source.ReadAsync(from, ct), ct);

    public IAsyncEnumerable<IdPage> ListIdsAsync(CancellationToken ct) => BoundAsync(() => source.ListIdsAsync(ct), ct);

    private async IAsyncEnumerable<T> BoundAsync<T>(Func<IAsyncEnumerable<T>> pages, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var reading = new BoundedReading<T>(boundary.Run(() => pages().GetAsyncEnumerator(ct)), boundary);
        while (await boundary.RunAsync(() => reading.MoveNextAsync().AsTask(), ct))
            yield return reading.Current;
    }
}
