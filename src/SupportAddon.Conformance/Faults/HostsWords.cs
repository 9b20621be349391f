using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>What the host's way out throws for failures below HTTP, also out of a body.</summary>
internal static class HostsWords
{
    public static ConnectorException TooSlow() => new(
        FailureKind.Unreachable, "The system did not finish its answer within 100 s.", "Check the load of the server.");

    public static ConnectorException Cut() => new(
        FailureKind.Unreachable, "The system broke off in the middle of its answer.", "Look into the log of the server.");

    public static ConnectorException NotReached() => new(
        FailureKind.Unreachable, "Nothing listens at the system's address: the connection was refused.", "Check that the service runs.")
    {
        NothingWasSent = true,
    };
}
