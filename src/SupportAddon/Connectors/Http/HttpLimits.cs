namespace SupportAddon.Connectors.Http;

/// <summary>How long a connection is waited for.</summary>
internal sealed record HttpLimits
{
    /// <summary>Until the connection stands, encryption included.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>One request from sending to the last byte of the answer.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromSeconds(100);
}
