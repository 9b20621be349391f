using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>Connectors to the stand-in.</summary>
internal static class Connections
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.All });

    public static DolibarrOptions Options(this DolibarrServer server) => new() { Url = server.Url, ApiKey = DolibarrServer.Key, Limit = 10 };

    public static DolibarrConnector Connect(this DolibarrServer server, Func<DolibarrOptions, DolibarrOptions>? with = null, DateTimeOffset? since = null) =>
        Connect((with ?? (options => options))(server.Options()), () => server.Now, since);

    public static DolibarrConnector Connect(DolibarrOptions options, Func<DateTimeOffset> now, DateTimeOffset? since = null) =>
        (DolibarrConnector)new DolibarrPlugin().Create(options, Context(now, since));

    public static ConnectorContext Context(Func<DateTimeOffset> now, DateTimeOffset? since = null) => Lent.Context(Http, now, since);
}
