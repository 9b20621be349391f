using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>A token store as the host's, without a database.</summary>
internal sealed class MemoryTokens(TimeProvider time) : TokenStore, IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

    public Token? Stored { get; set; }

    public override async Task<Token> GetAsync(
        Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (Stored is { } stored && stored != rejected && !(stored.ExpiresAt <= time.GetUtcNow()))
                return stored;
            return Stored = await renew(Stored, ct);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
