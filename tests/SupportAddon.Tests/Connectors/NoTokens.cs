using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors;

/// <summary>For connections whose system hands out no tokens.</summary>
internal sealed class NoTokens : TokenStore
{
    public override Task<Token> GetAsync(Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct) =>
        throw new NotSupportedException("This test has no tokens.");
}
