using System.Net.Sockets;
using System.Security.Authentication;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>What a failed request or a broken body means to the integrator. Neither path nor query is ever named: they may hold keys.</summary>
internal static class HttpFailures
{
    public static Failure Of(Exception e, Uri address) =>
        Inner<CertificateRejected>(e)?.Failure
        ?? (Inner<SocketException>(e) is { } socket ? SocketFailures.Of(socket, address) : null)
        ?? (Inner<AuthenticationException>(e) is { } tls ? NoTls(address, tls.Message) : null)
        ?? (e is InvalidDataException ? Garbled(address) : null)
        ?? OfHttp(ErrorOf(e), e, address);

    /// <summary>Whether it broke before there was a connection that anything could have been sent on.</summary>
    public static bool HadNoConnection(Exception e) => ErrorOf(e)
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    public static Failure Timeout(Uri address, TimeSpan limit) => new(
        FailureKind.Unreachable,
        $"{SocketFailures.Place(address)} did not finish its answer within {limit.TotalSeconds:0.#} s.",
        "Check the load of the server; a connector that asks for less at a time may help.");

    private static Failure OfHttp(HttpRequestError error, Exception e, Uri address) => error switch
    {
        HttpRequestError.NameResolutionError => SocketFailures.NameNotFound(address),
        HttpRequestError.SecureConnectionError => NoTls(address, Inner<IOException>(e)?.Message ?? e.Message),
        HttpRequestError.ResponseEnded => SocketFailures.Cut(address),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => NotHttp(address),
        HttpRequestError.ConfigurationLimitExceeded => TooLarge(address),
        HttpRequestError.ProxyTunnelError => Proxy(address),
        _ => e is IOException ? SocketFailures.Cut(address) : SocketFailures.Unknown(address, e.Message),
    };

    private static HttpRequestError ErrorOf(Exception e) => e switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        _ => HttpRequestError.Unknown,
    };

    private static T? Inner<T>(Exception? e)
        where T : Exception => e is null or T ? e as T : Inner<T>(e.InnerException);

    private static Failure NoTls(Uri address, string detail) => new(
        FailureKind.Unreachable,
        $"{SocketFailures.Place(address)} could not agree on an encrypted connection: {detail.TrimEnd('.')}.",
        "Check that the address should begin with https and that this is the port for it.");

    private static Failure NotHttp(Uri address) => new(
        FailureKind.Unexpected,
        $"{SocketFailures.Place(address)} answered with something that is not HTTP.",
        "Check the port, and whether the address should begin with https.");

    private static Failure Garbled(Uri address) => new(
        FailureKind.Unexpected,
        $"{SocketFailures.Place(address)} sent an answer whose compression is broken.",
        "Look into the settings of the web server and of the proxy before it.");

    private static Failure TooLarge(Uri address) => new(
        FailureKind.Unexpected,
        $"{SocketFailures.Place(address)} sent more than is accepted.",
        "Look into the log of the server; headers of more than 64 KB are not usual.");

    private static Failure Proxy(Uri address) => new(
        FailureKind.Unreachable,
        $"The proxy did not let this machine through to {SocketFailures.Place(address)}.",
        "Check the proxy settings of this machine and the rules of the proxy.");
}
