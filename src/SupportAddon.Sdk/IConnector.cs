namespace SupportAddon.Sdk;

/// <summary>
/// One connection to one client's system. It then implements the capabilities it really has,
/// for example <see cref="ITicketSource"/>. The host calls one method at a time.
/// </summary>
public interface IConnector : IAsyncDisposable
{
    /// <summary>
    /// Tries what this connection needs, a step each: <c>auth</c>, <c>rights</c>, <c>clock</c>, <c>sample</c>.
    /// (The host has tried name, connection and certificate before.) Expected failures are failed steps, not exceptions.
    /// It must find a key that is accepted but sees too little. It changes nothing in the client's system.
    /// </summary>
    /// <param name="ct">Cancelled when nobody waits any longer; obey within 2 s.</param>
    Task<ConnectionReport> CheckAsync(CancellationToken ct);
}
