using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>Everything that is wrong with a server's certificate, in words; each fault has its own way out.</summary>
internal static class CertificateFaults
{
    private const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    /// <param name="now">Tells a certificate that expired from one that is not valid yet.</param>
    public static Failure? Of(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        if (errors == SslPolicyErrors.None)
            return null;
        if (certificate is null)
            return new(FailureKind.Certificate, $"{host} showed no certificate.", "Check the web server's TLS settings.");
        var faults = Find(certificate, Status(chain), errors, now).ToList();
        return new(
            FailureKind.Certificate,
            $"The certificate of {host} {string.Join(" and ", faults.Select(fault => fault.What))}.",
            string.Join(" ", faults.Select(fault => fault.Next).Distinct()));
    }

    private static X509ChainStatusFlags Status(X509Chain? chain) =>
        chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status) ?? X509ChainStatusFlags.NoError;

    private static IEnumerable<(string What, string Next)> Find(
        X509Certificate2 certificate, X509ChainStatusFlags status, SslPolicyErrors errors, DateTimeOffset now)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            yield return ($"is made for {Names(certificate)}", "Use the name for which the certificate is made, or have it made anew.");
        if (certificate.NotAfter.ToUniversalTime() < now)
            yield return ($"expired on {Day(certificate.NotAfter)}", "Have the certificate renewed on the server.");
        if (certificate.NotBefore.ToUniversalTime() > now)
            yield return ($"is valid only from {Day(certificate.NotBefore)}", "Check the clocks of this machine and the server.");
        if ((status & Untrusted) != 0)
            yield return (Unsigned(certificate), "Install the signing authority's certificate on this machine, or have the server present its full chain from a public authority.");
        if (Others(certificate, status, now) is { } other)
            yield return ($"is not accepted ({other})", "Have the certificate and its chain checked on the server.");
    }

    private static string Unsigned(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
            ? "is signed by nobody but itself"
            : "is signed by an authority that this machine does not trust";

    // NotTimeValid without a wrong date here means one further up in the chain.
    private static X509ChainStatusFlags? Others(X509Certificate2 certificate, X509ChainStatusFlags status, DateTimeOffset now)
    {
        var inTime = certificate.NotAfter.ToUniversalTime() >= now && certificate.NotBefore.ToUniversalTime() <= now;
        var other = status & ~Untrusted & ~(inTime ? X509ChainStatusFlags.NoError : X509ChainStatusFlags.NotTimeValid);
        return other == X509ChainStatusFlags.NoError ? null : other;
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(ip => ip.ToString())))
            .ToList();
        return names.Count > 0 ? string.Join(", ", names) : certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
    }

    private static string Day(DateTime instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
