namespace SupportAddon.Connectors.Http;

/// <summary>Scheme, host and port: who is talked to, and how.</summary>
internal sealed record Origin(string Scheme, string Host, int Port)
{
    public static Origin Of(Uri address) => new(address.Scheme, address.IdnHost.TrimEnd('.').ToLowerInvariant(), address.Port);

    public override string ToString() => IsUsualPort ? $"{Scheme}://{HostText}" : $"{Scheme}://{HostText}:{Port}";

    private bool IsUsualPort => (Scheme, Port) is ("https", 443) or ("http", 80);

    private string HostText => Host.Contains(':') ? $"[{Host}]" : Host;
}
