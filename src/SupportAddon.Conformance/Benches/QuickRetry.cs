using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>Repeats at once, three times at most.</summary>
internal sealed class QuickRetry : Retry
{
    private const int Most = 3;

    public override async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await attempt(ct);
            }
            catch (ConnectorException failure) when (failure.IsTransient && tried < Most)
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }
}
