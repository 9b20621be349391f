using Quartz;
using SupportAddon.Sla.Clocks;

namespace SupportAddon.Jobs;

/// <summary>Once a minute: what the last pulls changed about the clocks, and what time itself did.</summary>
[DisallowConcurrentExecution]
internal sealed class SlaJob(SlaKeeper keeper) : IJob
{
    public static JobKey Key { get; } = new("sla");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await keeper.KeepAsync(cancellationToken);
}
