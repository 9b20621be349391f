using Quartz;
using SupportAddon.Health.History;

namespace SupportAddon.Jobs;

/// <summary>Sums up, every hour, what probes have measured, and clears away what was kept for long enough.</summary>
[DisallowConcurrentExecution]
internal sealed class HistoryJob(HistoryKeeper history) : IJob
{
    public static JobKey Key { get; } = new("health-history");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await history.KeepAsync(cancellationToken);
}
