using Microsoft.Extensions.Logging;

namespace SupportAddon.Sdk;

/// <summary>What the host lends to one connection, for the connector's life.</summary>
public sealed class ConnectorContext
{
    /// <summary>
    /// The only way out. It reaches the hosts of <see cref="ConnectorPlugin.Endpoints"/> and no others, follows no
    /// redirect to another host, undoes gzip, deflate and Brotli, and turns what fails below HTTP (name, connection,
    /// certificate, time-out) into a <see cref="ConnectorException"/> that says what to do. Statuses are the
    /// connector's to judge. Do not dispose it.
    /// </summary>
    public required HttpClient Http { get; init; }

    /// <summary>The only clock. Tests set it by hand.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The connection's log. Secrets of the options are masked before anything is written.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Repeats what failed for a passing reason. The connector decides what may be repeated.</summary>
    public required Retry Retry { get; init; }

    /// <summary>Where tokens are kept that a system hands out and takes back.</summary>
    public required TokenStore Tokens { get; init; }

    /// <summary>
    /// The first date of interest: tickets last changed before this instant need not be read. Null means everything.
    /// It holds for <see cref="ITicketSource.ReadAsync"/> from the start and for <see cref="ITicketSource.ListIdsAsync"/>.
    /// </summary>
    public DateTimeOffset? Since { get; init; }
}
