namespace SupportAddon.Sdk;

/// <summary>An expected failure of a connection, in words the integrator can act on.</summary>
/// <param name="kind">What kind of failure it is; the host decides by it whether trying again can help.</param>
/// <param name="message">One sentence: what happened. Never a secret, never a stack trace of the other system.</param>
/// <param name="next">One sentence: what to do.</param>
/// <param name="inner">What was caught, for the log.</param>
public sealed class ConnectorException(FailureKind kind, string message, string next, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What kind of failure it is.</summary>
    public FailureKind Kind { get; } = kind;

    /// <summary>One sentence: what the integrator should do.</summary>
    public string Next { get; } = next;

    /// <summary>
    /// Whether the very same request may succeed a little later. By its kind: true for <see cref="FailureKind.Unreachable"/>,
    /// <see cref="FailureKind.RateLimited"/> and <see cref="FailureKind.Broken"/>. A connector that knows better says so.
    /// </summary>
    public bool IsTransient { get; init; } = kind is FailureKind.Unreachable or FailureKind.RateLimited or FailureKind.Broken;

    /// <summary>
    /// Whether it is certain that nothing of the request has left: the name was not found, no connection was made, the
    /// certificate was refused. The context's way out says so; where it does not, a write may have arrived.
    /// </summary>
    public bool NothingWasSent { get; init; }

    /// <summary>How long the system asked to be left alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Kinds of failure of a connection.</summary>
public enum FailureKind
{
    /// <summary>Name, connection or time-out: the system did not answer. Trying again may help.</summary>
    Unreachable,

    /// <summary>The certificate is not trusted, expired or made for another name.</summary>
    Certificate,

    /// <summary>The credentials are wrong, expired or locked.</summary>
    Authentication,

    /// <summary>The credentials are right, but their rights do not suffice.</summary>
    Forbidden,

    /// <summary>The address, resource or record does not exist.</summary>
    NotFound,

    /// <summary>The system asks for fewer requests. Trying again later helps.</summary>
    RateLimited,

    /// <summary>The system failed on its side (5xx, database down). Trying again may help.</summary>
    Broken,

    /// <summary>The answer is not what this connector understands: HTML for JSON, a missing field, a page that never ends.</summary>
    Unexpected,

    /// <summary>The system understood and said no: a value it does not accept, a filter it does not know.</summary>
    Refused,

    /// <summary>The connection's own settings cannot work.</summary>
    Configuration,
}
