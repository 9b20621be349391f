using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Tokens;

/// <summary>Tokens as one connector gets them: from then on the connection's mask hides them too.</summary>
internal sealed class MaskedTokens(TokenStore tokens, SecretMask mask) : TokenStore
{
    public override async Task<Token> GetAsync(
        Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct)
    {
        async Task<Token> LearnAsync(Token? stored, CancellationToken renewing)
        {
            mask.Learn(stored?.Refresh);
            var token = await renew(stored, renewing);
            mask.Learn(token?.Refresh);
            return token!;
        }

        var token = await tokens.GetAsync(rejected, LearnAsync, ct);
        mask.Learn(token.Value);
        return token;
    }
}
