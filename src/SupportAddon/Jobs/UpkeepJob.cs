using Quartz;
using SupportAddon.Sync;

namespace SupportAddon.Jobs;

/// <summary>Clears away old run records once a day.</summary>
internal sealed class UpkeepJob(RunStore runs) : IJob
{
    public static JobKey Key { get; } = new("upkeep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await runs.PruneAsync(cancellationToken);
}
