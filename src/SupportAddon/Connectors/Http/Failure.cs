using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>What happened and what to do, a sentence each.</summary>
internal sealed record Failure(FailureKind Kind, string Message, string Next)
{
    public ConnectorException ToException(Exception? inner = null, bool nothingWasSent = false) =>
        new(Kind, Message, Next, inner) { NothingWasSent = nothingWasSent };
}
