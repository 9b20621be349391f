using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>A token store as the host's, without a database.</summary>
internal sealed class MemoryTokens(TimeProvider time) : TokenStore, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private Token? _stored;

    /// <summary>All that was ever handed out: secrets like any other.</summary>
    public List<Token> HandedOut { get; } = [];

    public override async Task<Token> GetAsync(Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_stored is { } stored && stored != rejected && !(stored.ExpiresAt <= time.GetUtcNow()))
                return stored;
            HandedOut.Add(_stored = await renew(_stored, ct));
            return _stored;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
