using System.Collections.Concurrent;
using System.Diagnostics;
using SupportAddon.Testing;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Fixes;

/// <summary>
/// The real program, killed as by the power switch in the middle of a correction, ends where a run without a crash ends, and
/// no record is sent twice: the server counts. An heir waits 22 seconds, so that many are killed side by side.
/// </summary>
public sealed class CrashTests(ITestOutputHelper log)
{
    private const int Partners = 120; // three portions
    private const int SideBySide = 6;

    [Fact]
    public Task A_correction_that_is_killed_at_one_of_six_moments_ends_as_one_that_was_not() => KillAtEachAsync(
    [
        Death.At("fix.after-intent", 1), Death.At("fix.before-write", 1), Death.At("fix.after-write", Partners / 2), Death.At("fix.after-booking", 3),
        Death.AsWriteArrives(Partners / 2), Death.BeforeAnswer(Partners),
    ]);

    [Fact, Trait("Category", "Long")]
    public Task Killed_at_every_failpoint_at_the_first_the_middle_and_the_last_record_it_ends_the_same() => KillAtEachAsync(
    [
        Death.At("fix.before-intent", 1), Death.At("fix.after-intent", 1),
        .. new[] { 1, 3, 5 }.Select(booking => Death.At("fix.after-booking", booking)), // The first, the one in the middle, and the last.
        .. new[] { 1, Partners / 2, Partners }.SelectMany(record => new[]
        {
            Death.At("fix.before-write", record), Death.AsWriteArrives(record), Death.BeforeAnswer(record), Death.At("fix.after-write", record),
        }),
    ]);

    /// <summary>Six corrections, each of them killed five times: while it settles what the one before has left, while it writes, while it books.</summary>
    [Fact, Trait("Category", "Long")]
    public async Task Thirty_kills_at_random_moments_change_nothing_of_the_end()
    {
        var seed = Environment.TickCount;
        log.WriteLine($"seed {seed}");
        var told = new ConcurrentBag<string>();
        var calm = await WithoutCrashAsync();
        await Task.WhenAll(Enumerable.Range(seed, 6).Select(async each =>
        {
            var random = new Random(each);
            await using var house = await BookHouse.WithApprovedPlanAsync(Partners);
            for (var kill = 0; kill < 5; kill++)
            {
                // A write mostly; the others may be readings back of what the death before has left in doubt.
                var (counted, time, after) = (random.Next(4) == 0 ? "GET" : "PUT", random.Next(1, 10), TimeSpan.FromMilliseconds(random.Next(0, 20)));
                var exit = await KillAtRequestAsync(house, counted, time, after);
                told.Add($"seed {each}, kill {kill} {after.TotalMilliseconds} ms after {counted} {time}: exit {exit}, {house.Server.Writes.Count} written so far");
            }

            await GoOnAsync(house, calm, $"seed {each}");
        }));
        foreach (var line in told.Order(StringComparer.Ordinal))
            log.WriteLine(line);
        Assert.Equal(30, told.Count(line => line.Contains($"exit {Killed},", StringComparison.Ordinal)));
    }

    private const int Killed = 128 + 9;

    private static async Task KillAtEachAsync(IReadOnlyList<Death> deaths)
    {
        var calm = await WithoutCrashAsync();
        await Parallel.ForEachAsync(deaths, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (death, _) =>
        {
            await using var house = await BookHouse.WithApprovedPlanAsync(Partners);
            Assert.True(await death.MeetAsync(house) == Killed, $"{death.Name}: it was not killed.");
            await GoOnAsync(house, calm, death.Name);
        });
    }

    /// <summary>The moment is the request's arrival and some milliseconds; the server does not wait for it.</summary>
    private static async Task<int> KillAtRequestAsync(BookHouse house, string counted, int time, TimeSpan after)
    {
        var met = 0;
        using var process = house.Apply();
        house.Server.Meets = context =>
        {
            if (context.Request.Method == counted && Interlocked.Increment(ref met) == time)
                _ = Task.Delay(after, TimeProvider.System, CancellationToken.None).ContinueWith(_ => process.Kill(), TaskScheduler.Default);
            return Task.CompletedTask;
        };
        return (await CommandLine.EndAsync(process)).ExitCode;
    }

    /// <summary>Another process goes on, and all is as if nobody had died.</summary>
    private static async Task GoOnAsync(BookHouse house, IReadOnlyList<string> calm, string story)
    {
        house.Server.Meets = _ => Task.CompletedTask;
        using var heir = house.Apply();
        var ended = await CommandLine.EndAsync(heir);
        Assert.True(ended.ExitCode == 0, $"{story}: {ended}");
        var now = await ContentAsync(house);
        Assert.True(calm.SequenceEqual(now), $"{story}: {string.Join(", ", now.Except(calm))}");
        var twice = house.Server.Writes.GroupBy(id => id).Where(writes => writes.Count() > 1).Select(writes => writes.Key).ToList();
        Assert.True(house.Server.Writes.Count == Partners && twice.Count == 0, $"{story}: {house.Server.Writes.Count} writes, twice: {string.Join(", ", twice)}");
    }

    private static async Task<IReadOnlyList<string>> WithoutCrashAsync()
    {
        await using var house = await BookHouse.WithApprovedPlanAsync(Partners);
        using var process = house.Apply();
        Assert.Equal(0, (await CommandLine.EndAsync(process)).ExitCode);
        return await ContentAsync(house);
    }

    /// <summary>The source's records, and what the journal says of each.</summary>
    private static async Task<IReadOnlyList<string>> ContentAsync(BookHouse house) =>
    [
        .. house.Countries,
        .. await house.QueryAsync("select record_id || ' ' || state || ' ' || result from fix_journal join fix_entry using (plan_id, ordinal) order by ordinal"),
    ];
}

/// <summary>A moment at which the process dies, and what brings it about.</summary>
internal sealed record Death(string Name, Func<BookHouse, Task<int>> MeetAsync)
{
    public static Death At(string failpoint, int time) => new($"{failpoint}@{time}", async house =>
    {
        using var process = house.Apply($"{failpoint}@{time}");
        return (await CommandLine.EndAsync(process)).ExitCode;
    });

    /// <summary>The write has left, and takes effect only after the death of who sent it.</summary>
    public static Death AsWriteArrives(int record) => new($"write {record} arrives", house =>
    {
        var process = house.Apply();
        house.Server.Meets = context => context.Request.Method == "PUT" && context.Request.Path.Value!.EndsWith($"/{record:000}", StringComparison.Ordinal)
            ? KillAsync(process) : Task.CompletedTask;
        return EndAsync(process);
    });

    /// <summary>The write took effect, and nobody learns of it.</summary>
    public static Death BeforeAnswer(int record) => new($"write {record} took effect", house =>
    {
        var process = house.Apply();
        house.Server.HasWritten = id => id == $"{record:000}" ? KillAsync(process) : Task.CompletedTask;
        return EndAsync(process);
    });

    private static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<int> EndAsync(Process process)
    {
        using (process)
            return (await CommandLine.EndAsync(process)).ExitCode;
    }
}
