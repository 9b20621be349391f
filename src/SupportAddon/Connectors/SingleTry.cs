using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>Repeats nothing.</summary>
internal sealed class SingleTry : Retry
{
    public override Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct) => attempt(ct);
}
