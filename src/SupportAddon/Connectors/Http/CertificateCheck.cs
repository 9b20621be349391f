using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SupportAddon.Connectors.Http;

/// <summary>
/// Judges a server's certificate. It throws what it found: that reaches the very request that needed the connection,
/// while a plain "no" would arrive there without a reason.
/// </summary>
internal sealed class CertificateCheck(TimeProvider time)
{
    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var host = (sender as SslStream)?.TargetHostName ?? "the server";
        var fault = CertificateFaults.Of(host, certificate as X509Certificate2, chain, errors, time.GetUtcNow());
        return fault is null ? true : throw new CertificateRejected(fault);
    }
}

internal sealed class CertificateRejected(Failure failure) : AuthenticationException(failure.Message)
{
    public Failure Failure { get; } = failure;
}
