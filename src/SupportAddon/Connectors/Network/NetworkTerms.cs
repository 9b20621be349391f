using System.Net;
using System.Security.Cryptography.X509Certificates;
using SupportAddon.Connectors.Http;

namespace SupportAddon.Connectors.Network;

/// <summary>How one connection reaches its system: its settings with files read and secrets in clear.</summary>
internal sealed record NetworkTerms
{
    /// <summary>Trusted for this connection in addition to the machine's own.</summary>
    public IReadOnlyList<X509Certificate2> Authorities { get; init; } = [];

    public X509Certificate2? ClientCertificate { get; init; }

    public IWebProxy Proxy { get; init; } = new SystemProxy();

    /// <summary>Sent with every request, whatever the connector sends under these names.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public double? RequestsPerSecond { get; init; }

    /// <summary>What must never be shown.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];
}
