namespace SupportAddon.Connectors.Http;

/// <summary>One request and its answer as a person may see them: all secrets masked.</summary>
internal sealed record HttpExchange
{
    public required string Method { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> RequestHeaders { get; init; }

    /// <summary>Null when no answer came; then <see cref="Failure"/> says why.</summary>
    public int? Status { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders { get; init; } = [];

    /// <summary>The beginning of the body.</summary>
    public string Body { get; init; } = "";

    /// <summary>True when the body goes on after <see cref="Body"/>.</summary>
    public bool BodyGoesOn { get; init; }

    public string? Failure { get; init; }

    /// <summary>From sending to the beginning of the body.</summary>
    public TimeSpan Duration { get; init; }
}
