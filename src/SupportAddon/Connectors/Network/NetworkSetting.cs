namespace SupportAddon.Connectors.Network;

/// <summary>The names of a connection's network settings, as they stand in files, below <c>network</c>.</summary>
internal static class NetworkSetting
{
    public const string Authority = "authority";
    public const string Certificate = "clientCertificate.file";
    public const string CertificateKey = "clientCertificate.key";
    public const string CertificatePassword = "clientCertificate.password";
    public const string Proxy = "proxy.url";
    public const string ProxyUser = "proxy.user";
    public const string ProxyPassword = "proxy.password";
    public const string Rate = "requestsPerSecond";
    public const string Headers = "headers.";

    public static bool IsPath(string name) => name is Authority or Certificate or CertificateKey;

    /// <summary>Only ever a secret.</summary>
    public static bool IsSecret(string name) => name is CertificatePassword or ProxyPassword;

    /// <summary>A secret, or in clear.</summary>
    public static bool IsHeader(string name) => name.StartsWith(Headers, StringComparison.Ordinal);
}
