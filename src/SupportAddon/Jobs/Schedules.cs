using Microsoft.Extensions.Logging;
using Quartz;
using SupportAddon.Clients;

namespace SupportAddon.Jobs;

/// <summary>
/// One job per connection, with a trigger where it has a schedule. What is as it should be is left alone: a trigger
/// made anew would forget that it has missed its time.
/// </summary>
internal sealed partial class Schedules(
    ISchedulerFactory schedulers, ConnectionStore connections, ConnectionZones zones, TimeProvider time, ILogger<Schedules> logger)
{
    public async Task KeepAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        foreach (var connection in await connections.ListAsync(ct))
            await KeepAsync(scheduler, connection, await zones.OfAsync(connection, ct), ct);
    }

    private async Task KeepAsync(IScheduler scheduler, Connection connection, TimeZoneInfo zone, CancellationToken ct)
    {
        var key = SyncJob.Key(connection.Name);
        if (!await scheduler.Exists(key, ct))
            await scheduler.AddJob(
                JobBuilder.Create<SyncJob>().WithIdentity(key).StoreDurably().RequestRecovery().DisallowConcurrentExecution().Build(),
                new AddJobOptions(), ct);
        var triggerKey = new TriggerKey(connection.Name, "schedule");
        var wanted = $"{connection.Schedule} {zone.Id}";
        var existing = await scheduler.GetTrigger(triggerKey, ct);
        if (existing?.Description == wanted)
            return;
        if (!Schedule.TryParse(connection.Schedule, connection.Name, zone, out var schedule))
            LogUnreadable(connection.Name, connection.Schedule);
        if (schedule?.Cron is { } cron)
            await scheduler.ScheduleTrigger(Trigger(triggerKey, key, cron, wanted), TriggerConflict.Replace, ct);
        else if (existing is not null)
            await scheduler.UnscheduleJob(triggerKey, ct);
    }

    /// <summary>However often it was missed, it is caught up once.</summary>
    private ITrigger Trigger(TriggerKey key, JobKey job, CronExpression cron, string description) => TriggerBuilder.Create(time)
        .WithIdentity(key).ForJob(job).WithDescription(description)
        .WithCronSchedule(cron, schedule => schedule.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
        .Build();

    [LoggerMessage(LogLevel.Error, "{Connection} has a schedule that cannot be read: {Schedule}")]
    private partial void LogUnreadable(string connection, string schedule);
}
