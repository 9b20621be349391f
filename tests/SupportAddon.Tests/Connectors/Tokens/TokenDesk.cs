using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Tokens;

/// <summary>A system that hands out tokens and replaces the refresh token each time; an old one is refused and noted.</summary>
internal sealed class TokenDesk(TimeProvider time)
{
    private readonly Lock door = new();
    private string refresh = "refresh-0";

    /// <summary>How often a token was handed out.</summary>
    public int Renewed { get; private set; }

    /// <summary>How often a refresh token came that had been replaced.</summary>
    public int Stale { get; private set; }

    public TimeSpan? Life { get; init; }

    /// <summary>Runs before a token is handed out.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async Task<Token> RenewAsync(Token? stored, CancellationToken ct)
    {
        await Before(ct);
        lock (door)
        {
            if ((stored?.Refresh ?? "refresh-0") != refresh)
            {
                Stale++;
                throw new ConnectorException(FailureKind.Authentication, "The refresh token is not known.", "Apply the file again with a new one.");
            }

            refresh = $"refresh-{++Renewed}";
            return new($"access-{Renewed}") { Refresh = refresh, ExpiresAt = time.GetUtcNow() + Life };
        }
    }
}
