using SupportAddon.Sdk;

namespace SupportAddon.Tests.Shared;

/// <summary>Tells what fails below HTTP as the host does.</summary>
internal sealed class WayOut(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException broken)
        {
            throw new ConnectorException(FailureKind.Unreachable, "The server cut the connection.", "Try again.", broken)
            {
                NothingWasSent = broken.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
            };
        }
    }
}
