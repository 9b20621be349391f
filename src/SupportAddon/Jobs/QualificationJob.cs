using Quartz;
using SupportAddon.Qualification;

namespace SupportAddon.Jobs;

/// <summary>Once a minute: what the rules say of tickets that are new or have changed.</summary>
[DisallowConcurrentExecution]
internal sealed class QualificationJob(Qualifier qualifier) : IJob
{
    public static JobKey Key { get; } = new("qualification");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await qualifier.QualifyAsync(cancellationToken);
}
