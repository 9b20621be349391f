using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>
/// The last look before a request leaves, after every waiting for a turn: whoever does not hold the connection any more, or
/// not for long enough, sends nothing.
/// </summary>
internal sealed class LeaseGate(Func<bool> holds) : AsyncOnlyHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => holds()
        ? base.SendAsync(request, cancellationToken)
        : throw Lost();

    /// <summary>Looks once more when a way to the source has been made: that takes its time, and more where the process froze meanwhile.</summary>
    public static ValueTask<Stream> OnceMade(Func<bool> holds, Stream way) => holds() ? new(way) : throw Lost();

    private static ConnectorException Lost() => new(
        FailureKind.Unexpected, "Nothing was sent: this process holds the connection no more.", "Another process goes on with it.")
    {
        IsTransient = true,
        NothingWasSent = true,
    };
}
