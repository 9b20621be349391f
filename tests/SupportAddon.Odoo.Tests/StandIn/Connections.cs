using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>Connectors to the stand-in, and what their readings gave, checked against the contract.</summary>
internal static class Connections
{
    private static readonly HttpClient Http = new(new WayOut(new SocketsHttpHandler { UseCookies = false }));

    public static OdooOptions Options(this OdooServer server) =>
        new() { Url = server.Url, ApiKey = OdooServer.Key, Login = "support", Database = OdooServer.Name };

    public static OdooConnector Connect(this OdooServer server, Func<OdooOptions, OdooOptions>? with = null, DateTimeOffset? since = null) =>
        Connect((with ?? (options => options))(server.Options()), () => server.Database.Now, since);

    public static OdooConnector Connect(OdooOptions options, Func<DateTimeOffset> now, DateTimeOffset? since = null) =>
        (OdooConnector)new OdooPlugin().Create(options, Context(now, since));

    public static ConnectorContext Context(Func<DateTimeOffset> now, DateTimeOffset? since = null) => new()
    {
        Http = Http, Logger = NullLogger.Instance, Since = since, Time = new ServerTime(now), Retry = new QuickRetry(), Tokens = new NoTokens(),
    };

    public static async Task<List<TicketPage>> PagesAsync(this ITicketSource source, Position? from = null)
    {
        var pages = new List<TicketPage>();
        await foreach (var page in source.ReadAsync(from, CancellationToken.None))
            pages.Add(page);
        Assert.Single(pages, page => page.IsLast);
        Assert.True(pages[^1].IsLast);
        return pages;
    }

    public static IEnumerable<SourceTicket> Tickets(this IEnumerable<TicketPage> pages) => pages.SelectMany(page => page.Tickets);

    public static IEnumerable<long> Ids(this IEnumerable<TicketPage> pages) => pages.Tickets().Select(ticket => long.Parse(ticket.Id, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order();

    public static async Task<SourceTicket> OnlyTicketAsync(this ITicketSource source) => Assert.Single((await source.PagesAsync()).Tickets());

    public static async Task<IEnumerable<long>> IdsAsync(this ITicketSource source)
    {
        var pages = new List<IdPage>();
        await foreach (var page in source.ListIdsAsync(CancellationToken.None))
            pages.Add(page);
        Assert.Single(pages, page => page.IsLast);
        Assert.True(pages[^1].IsLast);
        return pages.SelectMany(page => page.Ids).Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).Order();
    }

    public static async Task<ConnectorException> FailureAsync(this ITicketSource source, FailureKind kind, string message)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => source.PagesAsync());
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Next, StringComparison.Ordinal);
        return failure;
    }

    /// <summary>Tells what fails below HTTP as the host does.</summary>
    internal sealed class WayOut(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException broken)
            {
                throw new ConnectorException(FailureKind.Unreachable, "The server cut the connection.", "Try again.", broken)
                {
                    NothingWasSent = broken.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
                };
            }
        }
    }

    private sealed class ServerTime(Func<DateTimeOffset> now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now();
    }

    private sealed class NoTokens : TokenStore
    {
        public override Task<Token> GetAsync(Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct) =>
            throw new NotSupportedException();
    }

    /// <summary>Repeats at once, five times at most.</summary>
    private sealed class QuickRetry : Retry
    {
        public override async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
        {
            for (var tried = 1; ; tried++)
            {
                try
                {
                    return await attempt(ct);
                }
                catch (ConnectorException failure) when (failure.IsTransient && tried < 5)
                {
                }
            }
        }
    }
}
