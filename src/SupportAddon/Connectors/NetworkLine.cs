using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>One line to one address, built up step by step.</summary>
internal sealed class NetworkLine(Uri address, NetworkTerms network, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan RenewalDue = TimeSpan.FromDays(14);

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
    private IPAddress[] found = [];

    public async Task<CheckStep> LookUpAsync(CancellationToken ct)
    {
        found = await Dns.GetHostAddressesAsync(address.IdnHost, ct);
        return Passed("dns", $"{address.IdnHost} is {string.Join(", ", found.Select(ip => ip.ToString()))}.");
    }

    public async Task<CheckStep> ConnectAsync(CancellationToken ct)
    {
        await socket.ConnectAsync(found, address.Port, ct);
        return Passed("tcp", $"{SocketFailures.Place(address)} accepts connections.");
    }

    public async Task<CheckStep> EncryptAsync(CancellationToken ct)
    {
        await using var stream = new SslStream(new NetworkStream(socket, ownsSocket: false));
        var options = new CertificateCheck(time, network.Authorities).Options(network.ClientCertificate);
        options.TargetHost = address.IdnHost;
        await stream.AuthenticateAsClientAsync(options, ct);
        return Dated((X509Certificate2)stream.RemoteCertificate!);
    }

    public void Dispose() => socket.Dispose();

    private CheckStep Dated(X509Certificate2 certificate)
    {
        var end = certificate.NotAfter.ToUniversalTime();
        var seen = $"The certificate of {address.IdnHost} is good until {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.";
        return end - time.GetUtcNow() > RenewalDue
            ? Passed("tls", seen)
            : new("tls", CheckOutcome.Warning, seen, "Have it renewed before that day.");
    }

    private static CheckStep Passed(string name, string message) => new(name, CheckOutcome.Passed, message);
}
