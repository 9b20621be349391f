using System.Security.Cryptography.X509Certificates;

namespace SupportAddon.Health.Kinds;

/// <summary>How long a certificate is still good.</summary>
internal static class CertificateDays
{
    /// <summary>Whole days; negative once it is over.</summary>
    public static decimal Left(X509Certificate2 certificate, TimeProvider time) =>
        Math.Floor((decimal)(certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime).TotalDays);
}
