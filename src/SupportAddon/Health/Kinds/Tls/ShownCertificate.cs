using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SupportAddon.Connectors.Http;

namespace SupportAddon.Health.Kinds.Tls;

/// <summary>What is to be said of the certificate that a server shows. It is let through: nothing is told to the server.</summary>
internal sealed class ShownCertificate(TimeProvider time, IReadOnlyList<X509Certificate2> authorities)
{
    private readonly CertificateCheck check = new(time, authorities);

    /// <summary>It leads to an authority that is trusted, and no part of the way is out of date.</summary>
    public bool HasChain { get; private set; }

    /// <summary>It is made for the host that was asked.</summary>
    public bool HasName { get; private set; }

    /// <summary>All that is wrong with it; null when it is good.</summary>
    public string? Fault { get; private set; }

    public bool Take(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        HasName = !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);
        HasChain = FaultOf(sender, certificate, chain, errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) is null;
        Fault = FaultOf(sender, certificate, chain, errors);
        return true;
    }

    private string? FaultOf(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        try
        {
            return check.Judge(sender, certificate, chain, errors) ? null : "it is not accepted";
        }
        catch (CertificateRejected rejected)
        {
            return rejected.Failure.Message;
        }
    }
}
