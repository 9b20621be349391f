using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Budgets;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>What the host decides about a connection it opens.</summary>
internal sealed record OpeningTerms(TimeProvider Time, ILoggerFactory Loggers, TokenStore Tokens)
{
    /// <summary>The first date of interest; null means everything.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Called with each exchange, secrets masked, when somebody watches.</summary>
    public Action<HttpExchange>? Trace { get; init; }

    /// <summary>Asked just before each request leaves; null where nobody else could be at the connection.</summary>
    public Func<bool>? MaySend { get; init; }

    public Purpose Purpose { get; init; }

    public NetworkTerms Network { get; init; } = new();

    /// <summary>Shared by all connections of the process.</summary>
    public HostBudgets Hosts { get; init; } = new(Time);

    public HttpLimits Limits { get; init; } = new();

    public CallLimits Calls { get; init; } = new();
}
