using System.Net.Sockets;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>What a failure below HTTP means to the integrator.</summary>
internal static class SocketFailures
{
    public static Failure Of(SocketException e, Uri address) => e.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData => NameNotFound(address),
        SocketError.TryAgain => new(FailureKind.Unreachable, $"The name {address.IdnHost} could not be looked up: no name server answered.", "Check this machine's network and DNS settings."),
        SocketError.ConnectionRefused => Refused(address),
        SocketError.TimedOut => ConnectTimeout(address),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown => NoRoute(address),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Cut(address),
        _ => Unknown(address, e.Message),
    };

    public static Failure NameNotFound(Uri address) => new(
        FailureKind.Unreachable,
        $"The name {address.IdnHost} was not found.",
        "Check the address for a typing mistake; an internal name needs this machine to use the internal DNS.");

    public static Failure ConnectTimeout(Uri address) => new(
        FailureKind.Unreachable,
        $"{Place(address)} did not accept a connection in time.",
        "Check host and port, and whether a firewall in between drops what this machine sends.");

    public static Failure Cut(Uri address) => new(
        FailureKind.Unreachable,
        $"{Place(address)} closed the connection in the middle of an answer.",
        "Try again; if it stays so, look into the log of the server or of the proxy before it.");

    public static Failure Unknown(Uri address, string detail) => new(
        FailureKind.Unreachable,
        $"{Place(address)} could not be reached: {detail.TrimEnd('.')}.",
        "Check that the address can be opened from this machine.");

    public static string Place(Uri address) => $"{address.IdnHost} port {address.Port}";

    private static Failure Refused(Uri address) => new(
        FailureKind.Unreachable,
        $"Nothing listens on {Place(address)}: the connection was refused.",
        "Check that the service runs and that the port is right.");

    private static Failure NoRoute(Uri address) => new(
        FailureKind.Unreachable,
        $"There is no way to {Place(address)} from this machine.",
        "Check this machine's network, VPN and routes.");
}
