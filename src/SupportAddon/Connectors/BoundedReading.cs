using SupportAddon.Connectors.Calls;

namespace SupportAddon.Connectors;

/// <summary>One reading of a plugin's pages; each step, and the end too, stays within the boundary.</summary>
internal sealed class BoundedReading<T>(ConnectorBoundary boundary, CallLimits limits, Func<CancellationToken, IAsyncEnumerable<T>> pages) : IAsyncDisposable
{
    // Not the caller's own token: what a plugin hangs onto its token would run on the thread that cancels. Never
    // disposed: a call left behind may still look at it.
    private readonly CancellationTokenSource stop = new();
    private IAsyncEnumerator<T>? inner;

    public T Current { get; private set; } = default!;

    public async Task<bool> MoveNextAsync(CancellationToken ct)
    {
        (var more, Current) = await boundary.RunAsync("reading a page", StepAsync, stop, limits.Silence, ct);
        return more;
    }

    public async ValueTask DisposeAsync()
    {
        if (inner is not null)
            await boundary.EndAsync("ending a reading", inner.DisposeAsync);
    }

    private async Task<(bool More, T Page)> StepAsync()
    {
        inner ??= pages(stop.Token).GetAsyncEnumerator(stop.Token);
        return await inner.MoveNextAsync() ? (true, inner.Current) : (false, default!);
    }
}
