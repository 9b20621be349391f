using SupportAddon.Core.Health;
using SupportAddon.Core.Times;

namespace SupportAddon.Tests.Health;

/// <summary>Days of measurements go by in seconds over a real database: outages, what is told and the shares are those worked out by hand.</summary>
public sealed class MonthTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Over the night in which clocks go back.</summary>
    private static readonly DateTimeOffset Start = new(2026, 10, 23, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4711)]
    [InlineData(4712)]
    public Task Three_days(int seed) => GoesByAsync(days: 3, seed);

    [Theory]
    [InlineData(20261101)]
    [InlineData(20261102)]
    [Trait("Category", "Long")]
    public Task A_month(int seed) => GoesByAsync(days: 30, seed);

    private static async Task GoesByAsync(int days, int seed)
    {
        var month = new Month(seed, (int)(TimeSpan.FromDays(days) / Step), null, "0", "1", "0", null, "4");
        await using var bench = await WatchBench.CreateAsync(Start, [.. month.Parents.Select((parent, probe) => (Name(probe), Terms(parent)))]);
        await PlanAsync(bench, month);

        for (var step = 0; step < month.Steps; step++)
        {
            bench.Time.SetUtcNow(At(step));
            if (Asked(month, step).ToArray() is { Length: > 0 } found) // Otherwise the host is away.
                await bench.MeasureAsync(found);
        }

        bench.Time.SetUtcNow(At(month.Steps));
        Assert.Equal(Expected(month), await FoundAsync(bench));
        await SharesAreRightAsync(bench, month);
        await TicketsAreOneEachAsync(bench, month);
    }

    private static async Task PlanAsync(WatchBench bench, Month month)
    {
        for (var step = 0; step < month.Steps; step++)
            if (month.Planned[step] && (step == 0 || !month.Planned[step - 1]))
            {
                var once = new Stretch(At(step), At(Enumerable.Range(step, month.Steps - step + 1).First(end => end == month.Steps || !month.Planned[end])));
                await bench.DowntimeAsync(null, new() { Once = once, Holds = new(Start, once.End) });
            }
    }

    private static IEnumerable<(string, ProbeResult)> Asked(Month month, int step) =>
        from probe in Enumerable.Range(0, month.Found.Count)
        let letter = month.Found[probe][step]
        where letter != '-'
        select (Name(probe), letter switch { 'u' => ProbeResult.Up, 'w' => ProbeResult.Warning, 'd' => ProbeResult.Down, _ => ProbeResult.Unknown });

    private static IEnumerable<string> Expected(Month month) =>
        from probe in Enumerable.Range(0, month.Found.Count)
        from outage in month.Told[probe]
        select $"{Name(probe)} {Text(outage.Begins)} to {(outage.Ends == int.MaxValue ? "" : Text(outage.Ends))} told {(outage.Announced is { } told ? Text(told) : "")}";

    private static Task<IReadOnlyList<string>> FoundAsync(WatchBench bench) => bench.QueryAsync<string>(
        """
        select concat(probe.name, ' ', to_char(began_at at time zone 'UTC', 'MM-DD HH24:MI'), ' to ', to_char(ended_at at time zone 'UTC', 'MM-DD HH24:MI'),
            ' told ', to_char(announced_at at time zone 'UTC', 'MM-DD HH24:MI'))
        from outage join probe on probe.id = probe_id order by probe.id, outage.id
        """);

    private static async Task SharesAreRightAsync(WatchBench bench, Month month)
    {
        var shares = await bench.Availability.ReadAsync(1, new(Start, At(month.Steps)), CancellationToken.None);
        Assert.Equal(
            Enumerable.Range(0, month.Found.Count).Select(month.Count),
            shares.Select(share => share.Availability).Select(share => (Steps(share.Up), Steps(share.Down), Steps(share.Unknown), Steps(share.Planned))));
    }

    /// <summary>Nobody resolves them: each probe has one ticket, from its first outage that was told on.</summary>
    private static async Task TicketsAreOneEachAsync(WatchBench bench, Month month)
    {
        Assert.Equal(
            Enumerable.Range(0, month.Found.Count).Where(probe => month.Told[probe].Exists(outage => outage.Announced is not null)).Select(Name),
            await bench.QueryAsync<string>("select probe.name from outage join probe on probe.id = probe_id group by probe.id having count(distinct ticket_id) = 1 order by probe.id"));
        Assert.Equal(
            ["0 0"],
            await bench.QueryAsync<string>(
                """
                select concat((select count(*) from outage where (ticket_id is null) <> (announced_at is null)), ' ',
                    (select count(*) from ticket where id not in (select ticket_id from outage where ticket_id is not null)))
                """));
    }

    private static int Steps(TimeSpan time) => (int)(time / Step);

    private static ProbeTerms Terms(string? parent) => new()
    {
        Every = Step, Failures = Month.Failures, Successes = Month.Successes, Parent = parent is null ? null : $"probe-{parent}", Impact = "minor",
    };

    private static string Name(int probe) => $"probe-{probe}";

    private static DateTimeOffset At(int step) => Start + step * Step;

    private static string Text(int step) => At(step).ToString("MM-dd HH:mm", null);
}
