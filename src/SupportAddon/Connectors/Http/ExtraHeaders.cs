namespace SupportAddon.Connectors.Http;

/// <summary>Adds the headers of the connection's settings; they win over the connector's own.</summary>
internal sealed class ExtraHeaders(IReadOnlyDictionary<string, string> headers) : AsyncOnlyHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
