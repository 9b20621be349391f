using SupportAddon.Core.Sla;
using SupportAddon.Core.Times;
using Xunit.Abstractions;

namespace SupportAddon.Core.Tests.Sla;

/// <summary>The clock beside a deliberately simple one. SUPPORTADDON_SLA_CASES sets how many cases, SUPPORTADDON_SEED which.</summary>
public sealed class SlaReferenceTests(ITestOutputHelper output)
{
    private const int Days = 420;
    private const int Horizon = 60;
    private const int CalendarCount = 30;

    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Five_thousand_random_clocks_agree_with_one_that_looks_at_every_minute()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SUPPORTADDON_SEED"), out var given) ? given : Environment.TickCount;
        var cases = int.TryParse(Environment.GetEnvironmentVariable("SUPPORTADDON_SLA_CASES"), out var wanted) ? wanted : 5_000;
        output.WriteLine($"seed {seed}, {cases} cases");
        var random = new Random(seed);
        var calendars = Enumerable.Range(0, CalendarCount).Select(number => RandomCalendar.Make(random, number, new(2026, 1, 1), Days)).ToList();
        var reference = new MinuteByMinute(First, Days, calendars);
        for (var number = 0; number < cases; number++)
        {
            var terms = Terms(random, calendars);
            var end = terms.Stop ?? terms.Start.AddMinutes(random.Next(40 * 24 * 60));

            var (deadline, elapsed) = reference.Read(terms, end, Horizon);
            var reading = new SlaClock(terms).Read(end);

            Assert.True(elapsed == reading.Elapsed.TotalMinutes, $"Case {number} of seed {seed}: {elapsed} minutes, not {reading.Elapsed.TotalMinutes}. {terms}");
            Assert.True(deadline == (reading.Deadline < terms.Start.AddDays(Horizon) ? reading.Deadline : null),
                $"Case {number} of seed {seed}: due {deadline:u}, not {reading.Deadline:u}. {terms}");
        }
    }

    private static SlaTerms Terms(Random random, List<RandomCalendar> calendars)
    {
        var start = First.AddDays(20).AddMinutes(random.Next(300 * 24 * 60));
        return new()
        {
            Start = start,
            Calendar = calendars[random.Next(CalendarCount)].Calendar,
            Target = TimeSpan.FromMinutes(random.Next(3_000)),
            Pauses = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Pause(random, start))],
            Resolved = [.. Enumerable.Range(0, random.Next(2)).Select(_ => Pause(random, start))],
            Changes = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new TargetChange(
                start.AddMinutes(random.Next(-100, 12 * 24 * 60)), TimeSpan.FromMinutes(random.Next(3_000)),
                random.Next(2) == 0 ? null : calendars[random.Next(CalendarCount)].Calendar)).DistinctBy(change => change.At)],
            Stop = random.Next(2) == 0 ? null : start.AddMinutes(random.Next(30 * 24 * 60)),
        };
    }

    private static Stretch Pause(Random random, DateTimeOffset start)
    {
        var from = start.AddMinutes(random.Next(-1_000, 15 * 24 * 60));
        return new(from, from.AddMinutes(random.Next(0, 6 * 24 * 60)));
    }
}
