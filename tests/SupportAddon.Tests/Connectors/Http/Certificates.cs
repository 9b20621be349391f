using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportAddon.Tests.Connectors.Http;

/// <summary>Certificates for localhost and others, made on the spot.</summary>
internal static class Certificates
{
    public static X509Certificate2 SelfSigned(string name, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Request(name, key).CreateSelfSigned(from, until);
        return Usable(made);
    }

    public static X509Certificate2 Authority(DateTimeOffset from, DateTimeOffset until)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(from, until);
    }

    public static X509Certificate2 SignedBy(X509Certificate2 authority, string name, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Request(name, key).Create(authority, from, until, [1, 2, 3, 4, 5, 6, 7, 8]);
        using var whole = made.CopyWithPrivateKey(key);
        return Usable(whole);
    }

    private static CertificateRequest Request(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    // Through PKCS#12, or the key is not one that a server may use everywhere.
    private static X509Certificate2 Usable(X509Certificate2 made) =>
        X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
}
