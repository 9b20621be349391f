using System.Diagnostics;
using SupportAddon.Testing;
using SupportAddon.Tests.Sync;

namespace SupportAddon.Tests.Jobs;

/// <summary>The service beside commands and other services, all real processes over one database.</summary>
public sealed class ServiceTests
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_time_that_was_missed_is_caught_up_once()
    {
        await using var server = await TicketServer.StartAsync(12);
        await using var connection = await SyncedConnection.CreateAsync(server, 5, "schedule: 0 3 * * *");
        await using (var service = await RunningService.StartAsync(connection.CommandLine))
        {
            await connection.UntilAsync("select count(*) = 1 from qrtz_triggers where trigger_group = 'schedule' and description = '0 3 * * * Europe/Paris'");
            Assert.Equal(0, (await service.StopAsync()).ExitCode);
        }

        await connection.QueryAsync($"update qrtz_triggers set next_fire_time = next_fire_time - {TimeSpan.FromDays(3).Ticks} where trigger_group = 'schedule' returning 'moved'");
        await using var again = await RunningService.StartAsync(connection.CommandLine);

        await connection.UntilAsync("select exists (select from run where state = 'succeeded' and started_by like '%supportaddon serve%')");
        await connection.UntilAsync($"select bool_and(next_fire_time > {TimeProvider.System.GetUtcNow().UtcTicks}) from qrtz_triggers where trigger_group = 'schedule'");
        Assert.Equal(["12"], await connection.QueryAsync("select count(*)::text from ticket"));
        Assert.Equal(["1"], await connection.QueryAsync("select count(*)::text from run"));
    }

    [Fact]
    public async Task A_schedule_that_was_applied_is_kept_at_once_and_one_taken_back_is_forgotten()
    {
        await using var server = await TicketServer.StartAsync(3);
        await using var connection = await SyncedConnection.CreateAsync(server, 5, "schedule: manual");
        await using var service = await RunningService.StartAsync(connection.CommandLine);
        await IsKnownAsync(connection);

        await connection.ApplyAsync(server, 5, "schedule: 15 4 * * 1-5\n    timeZone: America/Guadeloupe");
        await connection.UntilAsync("select exists (select from qrtz_cron_triggers where cron_expression = '0 15 4 ? * MON-FRI' and time_zone_id = 'America/Guadeloupe')");

        await connection.ApplyAsync(server, 5, "schedule: manual");
        await connection.UntilAsync("select not exists (select from qrtz_cron_triggers where trigger_group = 'schedule')");
    }

    [Fact]
    public async Task A_command_that_is_killed_is_taken_over_within_ten_seconds()
    {
        await using var server = await TicketServer.StartAsync(57);
        await using var connection = await SyncedConnection.CreateAsync(server, 5, "schedule: manual");
        await using var service = await RunningService.StartAsync(connection.CommandLine);
        await IsKnownAsync(connection);

        await connection.SyncAsync("sync.in-transaction@3");
        var killed = TimeProvider.System.GetTimestamp();

        await connection.UntilAsync("select exists (select from run where state <> 'failed' and started_by like '%supportaddon serve%')");
        Assert.InRange(TimeProvider.System.GetElapsedTime(killed), TimeSpan.Zero, TenSeconds);
        await IsCompleteAsync(connection, server);
    }

    [Fact]
    public async Task A_service_that_is_killed_is_succeeded_within_ten_seconds()
    {
        await using var server = await TicketServer.StartAsync(57);
        await using var connection = await SyncedConnection.CreateAsync(server, 5, "schedule: manual");
        connection.CommandLine.Variables["SUPPORTADDON_FAILPOINT"] = "sync.after-commit@4";
        await using var first = await RunningService.StartAsync(connection.CommandLine);
        await IsKnownAsync(connection);
        connection.CommandLine.Variables["SUPPORTADDON_FAILPOINT"] = "";
        await using var second = await RunningService.StartAsync(connection.CommandLine);
        // Frozen, the second leaves to the first what it would be quicker at.
        await SignalAsync(second.Process, "-STOP");
        await connection.SyncAsync("sync.after-commit@2");

        await first.Process.WaitForExitAsync();
        await connection.QueryAsync("delete from breaker returning 'the first death, which would make the second wait'");
        var killed = TimeProvider.System.GetTimestamp();
        await SignalAsync(second.Process, "-CONT");

        await connection.UntilAsync("select count(*) = 2 from run where state = 'failed'");
        await connection.UntilAsync("select count(*) = 3 from run");
        Assert.InRange(TimeProvider.System.GetElapsedTime(killed), TimeSpan.Zero, TenSeconds);
        await IsCompleteAsync(connection, server);
    }

    [Fact]
    public async Task An_isolated_connection_is_synced_by_a_worker_whose_death_costs_the_service_nothing()
    {
        await using var server = await TicketServer.StartAsync(12);
        await using var connection = await SyncedConnection.CreateAsync(server, 5, "schedule: manual\n    isolated: true");
        connection.CommandLine.Variables["SUPPORTADDON_FAILPOINT"] = "sync.after-commit@2"; // The service passes it on to its workers.
        await using var service = await RunningService.StartAsync(connection.CommandLine);
        await IsKnownAsync(connection);

        await connection.SyncAsync("sync.before-page@1");

        await connection.UntilAsync("select exists (select from run where started_by like '%supportaddon worker%' and state = 'failed' and error like '%in the middle of it%')");
        await connection.UntilAsync("select level >= 2 and retry_at is not null from breaker");
        Assert.False(service.Process.HasExited);
        Assert.Contains("SupportAddon", await service.Http.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_the_service_can_be_stopped_from_the_command_line()
    {
        await using var server = await TicketServer.StartAsync(57);
        await using var connection = await SyncedConnection.CreateAsync(server, 5, "schedule: manual");
        await using var service = await RunningService.StartAsync(connection.CommandLine);
        await IsKnownAsync(connection);
        await connection.SyncAsync("sync.after-commit@2");
        var never = new TaskCompletionSource();
        server.BeforeAnswer = _ => never.Task;
        await connection.UntilAsync("select exists (select from run where id = 2 and state = 'running')");

        var asked = await connection.CommandLine.RunAsync("run", "stop", "2");
        Assert.True(asked.ExitCode == 0, asked.ToString());

        await connection.UntilAsync($"select state = 'cancelled' and error = '{SupportAddon.People.Actor.OfShell().Name} stopped it.' from run where id = 2");
        await connection.UntilAsync("select count(*) = 1 from audit where action = 'run.stop' and subject = 'run 2'");
        never.SetResult();
        Assert.Equal(1, (await connection.CommandLine.RunAsync("run", "stop", "2")).ExitCode);
    }

    /// <summary>The service has made the connection's job.</summary>
    private static Task IsKnownAsync(SyncedConnection connection) =>
        connection.UntilAsync("select count(*) = 1 from qrtz_job_details where job_group = 'sync'");

    private static async Task IsCompleteAsync(SyncedConnection connection, TicketServer server)
    {
        await connection.UntilAsync("select state = 'succeeded' from run order by id desc limit 1");
        Assert.Equal([$"{server.Count}"], await connection.QueryAsync("select count(*)::text from ticket"));
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
