using Quartz;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Jobs;

/// <summary>Closes, every hour, what was resolved and neither confirmed nor refused for as long as its client agreed.</summary>
internal sealed class SilenceJob(SilentClosing closing) : IJob
{
    public static JobKey Key { get; } = new("silence");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await closing.RunAsync(cancellationToken);
}
