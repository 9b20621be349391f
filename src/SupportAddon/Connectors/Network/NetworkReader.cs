using System.Globalization;
using System.Net;
using SupportAddon.Connectors.Http;

namespace SupportAddon.Connectors.Network;

/// <summary>Makes of stored settings what a connection is opened with; files are read anew each time.</summary>
internal static class NetworkReader
{
    /// <exception cref="Sdk.ConnectorException">A file is missing, unreadable or out of date.</exception>
    public static NetworkTerms Read(
        IReadOnlyDictionary<string, string> settings, IReadOnlyDictionary<string, string> secrets, TimeProvider time)
    {
        var files = new CertificateFiles(time);
        return new()
        {
            Authorities = settings.GetValueOrDefault(NetworkSetting.Authority) is { } authority ? files.ReadAuthorities(authority) : [],
            ClientCertificate = settings.GetValueOrDefault(NetworkSetting.Certificate) is { } certificate
                ? files.ReadOwn(certificate, settings.GetValueOrDefault(NetworkSetting.CertificateKey), secrets.GetValueOrDefault(NetworkSetting.CertificatePassword))
                : null,
            Proxy = settings.GetValueOrDefault(NetworkSetting.Proxy) is { } proxy
                ? Proxy(proxy, settings.GetValueOrDefault(NetworkSetting.ProxyUser), secrets.GetValueOrDefault(NetworkSetting.ProxyPassword))
                : new SystemProxy(),
            Headers = settings.Concat(secrets).Where(setting => NetworkSetting.IsHeader(setting.Key))
                .ToDictionary(header => header.Key[NetworkSetting.Headers.Length..], header => header.Value),
            RequestsPerSecond = settings.GetValueOrDefault(NetworkSetting.Rate) is { } rate ? double.Parse(rate, CultureInfo.InvariantCulture) : null,
            Secrets = [.. secrets.Values],
        };
    }

    private static WebProxy Proxy(string address, string? user, string? password) => new(address)
    {
        Credentials = user is null ? null : new NetworkCredential(user, password),
    };
}
