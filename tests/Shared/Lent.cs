using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Shared;

/// <summary>What the host would lend to a connector, without its patience.</summary>
internal static class Lent
{
    public static ConnectorContext Context(HttpClient http, Func<DateTimeOffset> now, DateTimeOffset? since) => new()
    {
        Http = http, Logger = NullLogger.Instance, Since = since, Time = new ServerTime(now), Retry = new QuickRetry(), Tokens = new NoTokens(),
    };

    private sealed class ServerTime(Func<DateTimeOffset> now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now();
    }

    private sealed class NoTokens : TokenStore
    {
        public override Task<Token> GetAsync(Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct) =>
            throw new NotSupportedException();
    }

    /// <summary>Repeats at once, five times at most.</summary>
    private sealed class QuickRetry : Retry
    {
        public override async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
        {
            for (var tried = 1; ; tried++)
            {
                try
                {
                    return await attempt(ct);
                }
                catch (ConnectorException failure) when (failure.IsTransient && tried < 5)
                {
                }
            }
        }
    }
}
