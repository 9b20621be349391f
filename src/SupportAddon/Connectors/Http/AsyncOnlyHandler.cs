namespace SupportAddon.Connectors.Http;

/// <summary>
/// A link of the chain. The synchronous way is closed: DelegatingHandler would hand it straight to the next link, past
/// whatever this one guards.
/// </summary>
internal abstract class AsyncOnlyHandler : DelegatingHandler
{
    protected sealed override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A connection is asynchronous: use SendAsync.");
}
