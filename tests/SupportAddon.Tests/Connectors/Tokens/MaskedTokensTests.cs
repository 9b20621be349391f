using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Tokens;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Tokens;

/// <summary>P5: a token is a secret as soon as it is handed out.</summary>
public sealed class MaskedTokensTests
{
    [Fact]
    public async Task What_a_system_hands_out_is_masked_from_then_on()
    {
        var mask = new SecretMask(["the-password"]);
        var tokens = new MaskedTokens(new AlwaysNew(), mask);
        await tokens.GetAsync(null, (_, _) => Task.FromResult(new Token("the-access") { Refresh = "the-refresh" }), CancellationToken.None);
        Assert.Equal("***, ***, *** and ***", mask.Apply("the-password, the-access, the-refresh and the-stored"));
    }

    private sealed class AlwaysNew : TokenStore
    {
        public override Task<Token> GetAsync(Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct) =>
            renew(new Token("old") { Refresh = "the-stored" }, ct);
    }
}
