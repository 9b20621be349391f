using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using Xunit.Abstractions;

namespace SupportAddon.Core.Tests.Sla;

/// <summary>What holds of the clocks of every ticket, tried on random histories over both nights in which clocks change, in ten zones.</summary>
public sealed class TicketPropertyTests
{
    private const int Cases = 1_000;

    private static readonly TicketStatus[] Statuses = Enum.GetValues<TicketStatus>();
    private readonly Random random;
    private readonly List<WorkCalendar> calendars;

    public TicketPropertyTests(ITestOutputHelper output)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        random = new(seed);
        calendars = [.. Enumerable.Range(0, 20).Select(number => RandomCalendar.Make(random, number, new(2026, 1, 1), 400).Calendar)];
    }

    [Fact]
    public void As_time_passes_elapsed_never_decreases_and_a_miss_stays_a_miss()
    {
        foreach (var clock in Enumerable.Range(0, Cases).SelectMany(_ => Clocks(History(), Policy())))
        {
            var instants = Enumerable.Range(0, 6).Select(_ => Instant()).Order().Select(clock.Read).ToList();

            Assert.Equal(instants.Select(reading => reading.Elapsed).Order(), instants.Select(reading => reading.Elapsed));
            Assert.DoesNotContain(instants.SkipWhile(reading => reading.IsMet is not false), reading => reading.IsMet is not false);
        }
    }

    /// <summary>The clock of resolution, told by each state in turn.</summary>
    [Fact]
    public void Resolution_counts_each_open_moment_in_which_the_ticket_is_worked_on()
    {
        for (var number = 0; number < Cases / 5; number++)
        {
            var (steps, policy, end) = (History(), Policy() with { Reopening = TimeSpan.FromDays(365) }, Instant());
            if (Clocks(steps, policy).FirstOrDefault(clock => clock.Kind == SlaClockKind.Resolution) is not { } clock)
                continue;
            var last = clock.Terms.Stop ?? (clock.WithdrawnAt < end ? clock.WithdrawnAt.Value : end);
            var expected = TimeSpan.Zero;
            for (var step = 0; step < steps.Count; step++)
                if (steps[step].State is { IsOpen: true, Status: not (TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty) })
                    expected += Open(clock, steps[step].At, step + 1 < steps.Count ? Earlier(steps[step + 1].At, last) : last);

            Assert.Equal(expected, clock.Read(end).Elapsed);
        }
    }

    [Fact]
    public void Answering_earlier_never_makes_a_response_late()
    {
        for (var number = 0; number < Cases; number++)
        {
            var (steps, early, late) = (History(), Instant(), Instant());
            var policy = new SlaPolicy { Targets = [Target((TicketPriority)0) with { Priority = null }] }; // A larger target may come after the first answer.
            if (early > late)
                (early, late) = (late, early);
            var met = new[] { early, late }.Select(at => Clocks(steps, policy, new SlaMessage(at, true, MessageReach.Public))
                .FirstOrDefault(clock => clock.Kind == SlaClockKind.FirstResponse)?.Read(Instant(40)).IsMet).ToList();

            Assert.False(met[0] is false && met[1] is true);
        }
    }

    [Fact]
    public void Whoever_looks_whenever_asked_tells_each_alarm_once_and_none_that_is_not_so()
    {
        for (var number = 0; number < Cases / 5; number++)
            foreach (var clock in Clocks(History(), Policy()))
            {
                var told = new List<SlaAlarm>();
                DateTimeOffset? now = clock.Terms.Start;
                for (var looks = 0; now is not null && looks < 20; looks++)
                {
                    var watch = ClockWatch.Look(clock, now.Value, told);
                    Assert.Empty(watch.Retract);
                    Assert.All(watch.Raise, _ => Assert.Equal(now, clock.Clock.Calendar.NextOpen(now.Value)));
                    Assert.True(watch.LookAgainAt is null || watch.LookAgainAt > now);
                    told.AddRange(watch.Raise);
                    now = watch.LookAgainAt;
                }

                Assert.Null(now);
                Assert.Equal(told.Count, told.DistinctBy(alarm => (alarm.Kind, alarm.Target)).Count());
                if (clock.IsRunning && clock.Read(Instant(400)) is { IsMet: false } reading && clock.Clock.Calendar.NextOpen(Instant(400)) is not null)
                    Assert.Contains(told, alarm => alarm.Kind == SlaAlarmKind.Breached && alarm.Target == reading.Breaches[^1].Target);
            }
    }

    private static TimeSpan Open(TicketClock clock, DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        var bounds = clock.Terms.Changes.Select(change => change.At).Where(at => from < at && at < to).Prepend(from).Append(to).ToList();
        for (var index = 0; from < to && index + 1 < bounds.Count; index++)
        {
            var calendar = clock.Terms.Changes.LastOrDefault(change => change.At <= bounds[index])?.Calendar ?? clock.Terms.Calendar;
            sum += calendar.Open(new(bounds[index], bounds[index + 1]));
        }

        return sum;
    }

    private static List<TicketClock> Clocks(IReadOnlyList<TicketStep> steps, SlaPolicy policy, params SlaMessage[] messages) =>
        [.. new TicketClocks(policy).Of(new(steps, messages))];

    private List<TicketStep> History()
    {
        var instants = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Instant()).Distinct().Order();
        return [.. instants.Select((at, index) => new TicketStep(at, new()
        {
            Status = index == 0 ? TicketStatus.Reception : Statuses[random.Next(Statuses.Length)],
            Priority = (TicketPriority)random.Next(4),
            Kind = TicketKind.Anomaly,
        }))];
    }

    private SlaPolicy Policy() => new() { Targets = [.. Enumerable.Range(0, 4).Where(_ => random.Next(5) > 0).Select(priority => Target((TicketPriority)priority))] };

    private SlaTarget Target(TicketPriority priority) => new(null, priority, calendars[random.Next(calendars.Count)], Time(), Time(), Time());

    private TimeSpan Time() => TimeSpan.FromSeconds(random.Next(1, 200_000));

    /// <summary>Around one of the nights in which clocks change.</summary>
    private DateTimeOffset Instant(int? day = null) =>
        day is { } fixedDay ? new DateTimeOffset(2026, 10, 5, 0, 0, 0, TimeSpan.Zero).AddDays(fixedDay)
        : new DateTimeOffset(2026, random.Next(2) == 0 ? 3 : 10, 5, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(30 * 24 * 3600));

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
