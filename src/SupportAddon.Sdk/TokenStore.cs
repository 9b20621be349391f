namespace SupportAddon.Sdk;

/// <summary>
/// Keeps one connection's current token, sealed, for every process that ever talks for the connection. Asking and
/// renewing happen under one lock: of many who find a token expired one renews it, and a refresh token that the system
/// has replaced is never used again. Changed options or secrets begin without a token.
/// </summary>
public abstract class TokenStore
{
    /// <summary>The token to use now.</summary>
    /// <param name="rejected">
    /// The token that the system has just refused, or null. While the stored one is another and has not expired, it is
    /// given as it is: somebody has renewed it meanwhile.
    /// </param>
    /// <param name="renew">
    /// Gets a new token from the system; its argument is the stored one, expired or refused, or null when there is
    /// none. What it gives is stored before anybody uses it.
    /// </param>
    /// <param name="ct">Ends the waiting and the renewing.</param>
    public abstract Task<Token> GetAsync(
        Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct);
}

/// <summary>A token that a system has handed out.</summary>
/// <param name="Value">What is sent with requests: an access token, or the id of a session.</param>
public sealed record Token(string Value)
{
    /// <summary>When it ends, by the host's clock, if the system said so; it is renewed shortly before.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What the next renewal is asked with, where the system gave such a thing.</summary>
    public string? Refresh { get; init; }

    /// <summary>Neither value: a token is a secret.</summary>
    public override string ToString() => nameof(Token);
}
