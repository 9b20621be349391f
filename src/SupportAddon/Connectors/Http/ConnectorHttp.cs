using System.Net;
using System.Net.Http.Headers;
using SupportAddon.Connectors.Budgets;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Network;

namespace SupportAddon.Connectors.Http;

/// <summary>
/// Builds the only way out of one connection: redirects, host guard, extra headers, rate budget, lease,
/// trace, failures, sockets, in this order.
/// </summary>
internal sealed record ConnectorHttp(IReadOnlyList<Uri> Endpoints, SecretMask Mask, TimeProvider Time)
{
    public HttpLimits Limits { get; init; } = new();

    /// <summary>Called with each exchange, when somebody watches.</summary>
    public Action<HttpExchange>? Trace { get; init; }

    /// <summary>Asked just before each request leaves; null where nobody else could be at the connection.</summary>
    public Func<bool>? MaySend { get; init; }

    public NetworkTerms Network { get; init; } = new();

    public BudgetTerms Budget { get; init; } = new(new HostBudgets(Time), new Pulse(Time));

    public HttpClient Build()
    {
        HttpMessageHandler chain = new FailureTranslation(Time, Limits, Budget.Pulse) { InnerHandler = Sockets() };
        if (Trace is not null)
            chain = new HttpTrace(Trace, Mask, Time) { InnerHandler = chain };
        if (MaySend is not null)
            chain = new LeaseGate(MaySend) { InnerHandler = chain };
        chain = new BudgetGate(Endpoints, Budget with { Rate = Network.RequestsPerSecond }, Time) { InnerHandler = chain };
        if (Network.Headers.Count > 0)
            chain = new ExtraHeaders(Network.Headers) { InnerHandler = chain };
        chain = new HostGuard(Endpoints) { InnerHandler = chain };
        chain = new SameHostRedirects { InnerHandler = chain };
        // The limit is kept inside, by our clock and over the body too.
        var client = new HttpClient(chain) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SupportAddon", Program()));
        return client;
    }

    private SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        ConnectTimeout = Limits.Connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // a changed name is noticed
        PlaintextStreamFilter = MaySend is { } holds ? (made, _) => LeaseGate.OnceMade(holds, made.PlaintextStream) : null,
        UseCookies = false,
        Proxy = Network.Proxy,
        SslOptions = new CertificateCheck(Time, Network.Authorities).Options(Network.ClientCertificate),
    };

    private static string Program() => typeof(ConnectorHttp).Assembly.GetName().Version!.ToString(3);
}
