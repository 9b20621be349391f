namespace SupportAddon.Connectors;

/// <summary>An enumerator of a plugin whose end, too, stays within the boundary.</summary>
internal sealed class BoundedReading<T>(IAsyncEnumerator<T> inner, ConnectorBoundary boundary) : IAsyncDisposable
{
    public T Current => inner.Current;

    public ValueTask<bool> MoveNextAsync() => inner.MoveNextAsync();

    public async ValueTask DisposeAsync() => await boundary.RunAsync(
        async () =>
        {
            await inner.DisposeAsync();
            return true;
        },
        CancellationToken.None);
}
