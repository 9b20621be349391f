using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>Repeats at once, five times at most, and remembers how long it would have had to wait.</summary>
internal sealed class QuickRetry : Retry
{
    public const int Most = 5;

    public List<TimeSpan?> Waits { get; } = [];

    public override async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await attempt(ct);
            }
            catch (ConnectorException e) when (e.IsTransient && tried < Most)
            {
                Waits.Add(e.RetryAfter);
            }
        }
    }
}
