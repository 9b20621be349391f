using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportAddon.Connectors.Http;

/// <summary>
/// Judges a server's certificate. It throws what it found: that reaches the very request that needed the connection,
/// while a plain "no" would arrive there without a reason.
/// </summary>
/// <param name="authorities">Trusted in addition to the machine's own.</param>
internal sealed class CertificateCheck(TimeProvider time, IReadOnlyList<X509Certificate2> authorities)
{
    private static readonly Oid ForServers = new("1.3.6.1.5.5.7.3.1"); // RFC 5280: id-kp-serverAuth

    /// <summary>How to encrypt, with our own certificate where the server asks for one.</summary>
    public SslClientAuthenticationOptions Options(X509Certificate2? own) => new()
    {
        RemoteCertificateValidationCallback = Judge,
        ClientCertificates = own is null ? null : [own],
    };

    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var host = (sender as SslStream)?.TargetHostName ?? "the server";
        using var ours = new X509Chain();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && authorities.Count > 0 && certificate is X509Certificate2 known)
        {
            if (IsSigned(ours, known, chain))
                errors &= ~SslPolicyErrors.RemoteCertificateChainErrors;
            chain = ours;
        }

        var fault = CertificateFaults.Of(host, certificate as X509Certificate2, chain, errors, time.GetUtcNow());
        return fault is null ? true : throw new CertificateRejected(fault);
    }

    private bool IsSigned(X509Chain ours, X509Certificate2 certificate, X509Chain? given)
    {
        ours.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        ours.ChainPolicy.CustomTrustStore.AddRange(authorities.ToArray());
        if (given is not null)
            ours.ChainPolicy.ExtraStore.AddRange(given.ChainPolicy.ExtraStore); // what the server sent along
        ours.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // a private authority rarely publishes a list
        ours.ChainPolicy.ApplicationPolicy.Add(ForServers);
        return ours.Build(certificate);
    }
}

internal sealed class CertificateRejected(Failure failure) : AuthenticationException(failure.Message)
{
    public Failure Failure { get; } = failure;
}
