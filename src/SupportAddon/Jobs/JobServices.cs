using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using SupportAddon.Alerts;
using SupportAddon.Health;

namespace SupportAddon.Jobs;

/// <summary>The scheduler on our own PostgreSQL, for the service alone.</summary>
internal static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddQuartz(quartz => quartz
            .ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "supportaddon";
                scheduler.GenerateInstanceId = true;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            })
            .UsePersistentStore(store => store
                .UsePostgres(source => source.DataSourceFactory = services => services.GetRequiredService<NpgsqlDataSource>())
                .UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(2);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(4);
                })
                .ProvisionSchema())
            .AddJob<UpkeepJob>(job => job.WithIdentity(UpkeepJob.Key).StoreDurably())
            .AddTrigger(trigger => trigger.WithIdentity("upkeep").ForJob(UpkeepJob.Key)
                .WithCronSchedule(CronExpression.Parse("30 3 * * *", CronFormat.Unix)))
            .AddJob<SilenceJob>(job => job.WithIdentity(SilenceJob.Key).StoreDurably())
            .AddTrigger(trigger => trigger.WithIdentity("silence").ForJob(SilenceJob.Key)
                .WithCronSchedule(CronExpression.Parse("7 * * * *", CronFormat.Unix)))
            .AddJob<QualificationJob>(job => job.WithIdentity(QualificationJob.Key).StoreDurably())
            .AddTrigger(trigger => trigger.WithIdentity("qualification").ForJob(QualificationJob.Key)
                .WithCronSchedule(CronExpression.Parse("* * * * *", CronFormat.Unix)))
            .AddJob<HistoryJob>(job => job.WithIdentity(HistoryJob.Key).StoreDurably())
            .AddTrigger(trigger => trigger.WithIdentity("health-history").ForJob(HistoryJob.Key)
                .WithCronSchedule(CronExpression.Parse("17 * * * *", CronFormat.Unix)))
            .AddJob<SlaJob>(job => job.WithIdentity(SlaJob.Key).StoreDurably())
            .AddTrigger(trigger => trigger.WithIdentity("sla").ForJob(SlaJob.Key)
                .WithCronSchedule(CronExpression.Parse("* * * * *", CronFormat.Unix))))
        .AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true)
        .AddSingleton<WorkerProcess>().AddSingleton<Schedules>()
        .AddHostedService<ScheduleKeeper>().AddHostedService<Takeover>().AddHostedService<ReplyKeeper>().AddHostedService<FixKeeper>().AddHostedService<PlanningKeeper>()
        .AddHealthWatch().AddAlertKeeping();
}
