using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Http;

namespace SupportAddon.Connectors;

/// <summary>What the host decides about a connection it opens.</summary>
internal sealed record OpeningTerms(TimeProvider Time, ILoggerFactory Loggers)
{
    /// <summary>The first date of interest; null means everything.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Called with each exchange, secrets masked, when somebody watches.</summary>
    public Action<HttpExchange>? Trace { get; init; }

    public HttpLimits Limits { get; init; } = new();
}
