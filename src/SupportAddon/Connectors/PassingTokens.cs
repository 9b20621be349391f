using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>Keeps a token as long as the connector is open.</summary>
internal sealed class PassingTokens : TokenStore
{
    private Token? current;

    public override async Task<Token> GetAsync(
        Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct) =>
        current is { } token && token != rejected ? token : current = await renew(current, ct);
}
