namespace SupportAddon.Connectors.Leases;

/// <summary>A probe's right to talk to a connection's system, given back when it is disposed.</summary>
/// <param name="stands">Asked just before each request leaves.</param>
internal sealed class ProbeRight(Func<bool> stands, Func<ValueTask> leave) : IAsyncDisposable
{
    public bool Stands => stands();

    public ValueTask DisposeAsync() => leave();
}
