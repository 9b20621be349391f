using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

internal static class Endpoint
{
    /// <exception cref="ConnectorException">One of them is no address that can be talked to.</exception>
    public static IReadOnlyList<Uri> Check(IReadOnlyList<Uri> endpoints) =>
        endpoints.FirstOrDefault(endpoint => !IsHttp(endpoint)) is { } odd ? throw Odd(odd).ToException() : endpoints;

    private static bool IsHttp(Uri endpoint) =>
        endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps);

    private static Failure Odd(Uri endpoint) => new(
        FailureKind.Configuration,
        $"The address {(endpoint.IsAbsoluteUri ? endpoint.Scheme + "://" + endpoint.IdnHost : "of this connection")} is not a full http or https address.",
        "Write it in the connection's options as https://host.");
}
