using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Network;

/// <summary>Reads the certificate files that a connection names; each that cannot be used says why.</summary>
internal sealed class CertificateFiles(TimeProvider time)
{
    public IReadOnlyList<X509Certificate2> ReadAuthorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        Read("authority", file, () => authorities.ImportFromPemFile(file));
        if (authorities.Count == 0)
            throw Unusable("authority", file, "holds no certificate in PEM form");
        if (authorities.All(IsOver))
            throw Unusable("authority", file, $"expired on {Day(authorities.Max(each => each.NotAfter))}");
        return [.. authorities];
    }

    public X509Certificate2 ReadOwn(string file, string? key, string? password)
    {
        X509Certificate2? own = null;
        Read("client certificate", file, () => own = IsPem(file) ? ReadPem(file, key ?? file, password) : X509CertificateLoader.LoadPkcs12FromFile(file, password));
        if (!own!.HasPrivateKey)
            throw Unusable("client certificate", file, "has no private key");
        return IsOver(own) ? throw Unusable("client certificate", file, $"expired on {Day(own.NotAfter)}") : own;
    }

    private static bool IsPem(string file) => File.ReadAllText(file).Contains("-----BEGIN", StringComparison.Ordinal);

    // Through PKCS#12: Windows does not use a key that came from PEM for TLS.
    private static X509Certificate2 ReadPem(string file, string key, string? password)
    {
        using var read = password is null
            ? X509Certificate2.CreateFromPemFile(file, key)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }

    private static void Read(string what, string file, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(what, file, $"cannot be read: {e.Message.TrimEnd('.')}");
        }
        catch (CryptographicException e)
        {
            throw Unusable(what, file, $"cannot be used: {e.Message.TrimEnd('.')}");
        }
    }

    private bool IsOver(X509Certificate2 certificate) => certificate.NotAfter.ToUniversalTime() < time.GetUtcNow();

    private static ConnectorException Unusable(string what, string file, string why) => new Failure(
        FailureKind.Configuration,
        $"The {what} in {file} {why}.",
        "Put the right file there, or correct network and its secrets in the client's file and apply it again.").ToException();

    private static string Day(DateTime instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
