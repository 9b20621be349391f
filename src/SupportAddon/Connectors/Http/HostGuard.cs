using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>Lets requests through to the declared addresses only (P5).</summary>
internal sealed class HostGuard(IReadOnlyList<Uri> endpoints) : AsyncOnlyHandler
{
    private readonly HashSet<Origin> allowed = [.. endpoints.Select(Origin.Of)];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        allowed.Contains(Origin.Of(request.RequestUri!))
            ? base.SendAsync(request, cancellationToken)
            : Task.FromException<HttpResponseMessage>(Refusal(Origin.Of(request.RequestUri!)).ToException(nothingWasSent: true));

    private Failure Refusal(Origin wanted) => new(
        FailureKind.Configuration,
        $"A request to {wanted} was held back: this connection is for {string.Join(", ", allowed)} only.",
        "Correct the address in the connection's options; if it is right, the plugin must declare this one too.");
}
