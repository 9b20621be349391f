using System.Security.Authentication;
using SupportAddon.Connectors.Calls;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>The clock of one request, and the judge of what went wrong in it.</summary>
internal sealed class RequestWatch(Uri address, TimeProvider time, TimeSpan limit, Pulse pulse) : IDisposable
{
    private readonly CancellationTokenSource expiry = new(limit, time);

    public CancellationToken Expired => expiry.Token;

    /// <summary>Something was received.</summary>
    public void Beat() => pulse.Beat();

    /// <summary>Null when the exception is the caller's own cancelling, or a bug, and must go on as it is.</summary>
    public ConnectorException? Translate(Exception e, CancellationToken ct) => e switch
    {
        OperationCanceledException when ct.IsCancellationRequested => null,
        OperationCanceledException { InnerException: TimeoutException } => SocketFailures.ConnectTimeout(address).ToException(e, nothingWasSent: true),
        OperationCanceledException => HttpFailures.Timeout(address, limit).ToException(e),
        HttpRequestException { InnerException: ConnectorException ours } => ours,
        HttpRequestException or IOException or InvalidDataException or AuthenticationException =>
            HttpFailures.Of(e, address).ToException(e, nothingWasSent: HttpFailures.HadNoConnection(e)),
        _ => null,
    };

    public void Dispose() => expiry.Dispose();
}
