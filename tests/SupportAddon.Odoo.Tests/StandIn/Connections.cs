using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>Connectors to the stand-in.</summary>
internal static class Connections
{
    private static readonly HttpClient Http = new(new WayOut(new SocketsHttpHandler { UseCookies = false }));

    public static OdooOptions Options(this OdooServer server) =>
        new() { Url = server.Url, ApiKey = OdooServer.Key, Login = "support", Database = OdooServer.Name };

    public static OdooConnector Connect(this OdooServer server, Func<OdooOptions, OdooOptions>? with = null, DateTimeOffset? since = null) =>
        Connect((with ?? (options => options))(server.Options()), () => server.Database.Now, since);

    public static OdooConnector Connect(OdooOptions options, Func<DateTimeOffset> now, DateTimeOffset? since = null) =>
        (OdooConnector)new OdooPlugin().Create(options, Context(now, since));

    public static ConnectorContext Context(Func<DateTimeOffset> now, DateTimeOffset? since = null) => Lent.Context(Http, now, since);
}
