using Quartz;

namespace SupportAddon.Jobs;

/// <summary>Plans the next try of a connection that failed, so that a nightly sync need not wait for the next night.</summary>
internal static class Retries
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>One planned try per connection: a new plan replaces the last.</summary>
    public static async Task PlanAsync(IScheduler scheduler, string connection, DateTimeOffset at, TimeProvider time, CancellationToken ct)
    {
        var earliest = time.GetUtcNow() + Soon;
        var trigger = TriggerBuilder.Create(time)
            .WithIdentity(connection, "retry").ForJob(SyncJob.Key(connection))
            .StartAt(at > earliest ? at : earliest)
            .WithSimpleSchedule(simple => simple.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        if (await scheduler.Exists(trigger.JobKey, ct))
            await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, ct);
    }
}
