using Quartz;
using SupportAddon.Analysis.Sets;
using SupportAddon.Sync;

namespace SupportAddon.Jobs;

/// <summary>Clears away old run records, and data sets whose day has come, once a day.</summary>
internal sealed class UpkeepJob(RunStore runs, DataSetStore sets) : IJob
{
    public static JobKey Key { get; } = new("upkeep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await sets.PurgeAsync(cancellationToken);
        await runs.PruneAsync(cancellationToken);
    }
}
