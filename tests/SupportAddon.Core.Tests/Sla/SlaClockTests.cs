using SupportAddon.Core.Sla;

namespace SupportAddon.Core.Tests.Sla;

public sealed class SlaClockTests
{
    [Fact]
    public void A_target_that_ends_with_the_day_is_due_in_the_evening_and_not_the_morning_after() =>
        Assert.Equal(Clocks.Utc("2026-03-11T17:00Z"), Clocks.Terms("FR-STD", "2026-03-11T08:00Z", 420).Read().Deadline);

    [Fact]
    public void The_last_instant_in_time_is_in_time_and_the_next_second_is_not()
    {
        var terms = Clocks.Terms("FR-STD", "2026-03-10T10:30Z", 120);

        Assert.True((terms with { Stop = Clocks.Utc("2026-03-10T14:30:00Z") }).Read().IsMet);
        Assert.False((terms with { Stop = Clocks.Utc("2026-03-10T14:30:01Z") }).Read().IsMet);
    }

    [Fact]
    public void While_it_runs_it_is_open_whether_it_will_be_met_until_it_was_not()
    {
        var terms = Clocks.Terms("FR-STD", "2026-03-10T10:30Z", 120);

        Assert.Null(terms.Read("2026-03-10T14:30:00Z").IsMet);
        Assert.False(terms.Read("2026-03-10T14:30:01Z").IsMet);
    }

    [Fact]
    public void Pauses_that_overlap_or_touch_stop_it_once()
    {
        var terms = Clocks.Terms("24x7", "2026-03-10T08:00Z", 120);
        var apart = terms with { Pauses = [Clocks.Between("2026-03-10T09:00Z", "2026-03-10T11:00Z")] };
        var overlapping = terms with
        {
            Pauses =
            [
                Clocks.Between("2026-03-10T10:00Z", "2026-03-10T11:00Z"), Clocks.Between("2026-03-10T09:00Z", "2026-03-10T10:30Z"),
                Clocks.Between("2026-03-10T09:15Z", "2026-03-10T09:30Z"),
            ],
        };

        Assert.Equal(Clocks.Utc("2026-03-10T12:00Z"), apart.Read().Deadline);
        Assert.Equal(apart.Read().Deadline, overlapping.Read().Deadline);
    }

    [Fact]
    public void While_it_is_paused_without_an_end_nobody_can_say_when_it_is_due()
    {
        var terms = Clocks.Terms("24x7", "2026-03-10T08:00Z", 120) with { Pauses = [new(Clocks.Utc("2026-03-10T09:00Z"), Core.Times.Stretch.Never)] };

        var reading = terms.Read("2026-03-20T00:00Z");

        Assert.Equal((null, TimeSpan.FromHours(1), null), (reading.Deadline, reading.Elapsed, reading.IsMet));
        Assert.Empty(reading.Breaches);
    }

    [Fact]
    public void A_priority_that_leaves_less_than_was_used_is_missed_at_its_change()
    {
        var terms = Clocks.Terms("24x7", "2026-03-10T08:00Z", 480) with
        {
            Changes = [new(Clocks.Utc("2026-03-10T12:00Z"), TimeSpan.FromMinutes(60))],
        };

        var reading = terms.Read("2026-03-10T12:01Z");

        Assert.Equal((Clocks.Utc("2026-03-10T12:00Z"), false), (reading.Deadline, reading.IsMet));
        Assert.Equal([new SlaBreach(Clocks.Utc("2026-03-10T12:00Z"), TimeSpan.FromMinutes(60), IsRequalified: true)], reading.Breaches);
    }

    [Fact]
    public void A_target_that_was_missed_stays_missed_when_a_later_one_gives_more_time()
    {
        var terms = Clocks.Terms("24x7", "2026-03-10T08:00Z", 60) with
        {
            Changes = [new(Clocks.Utc("2026-03-10T10:00Z"), TimeSpan.FromMinutes(480))],
            Stop = Clocks.Utc("2026-03-10T11:00Z"),
        };

        var reading = terms.Read();

        Assert.True(reading.IsMet);
        Assert.Equal([new SlaBreach(Clocks.Utc("2026-03-10T09:00Z"), TimeSpan.FromMinutes(60), IsRequalified: false)], reading.Breaches);
    }

    [Fact]
    public void A_change_of_priority_after_the_stop_changes_nothing()
    {
        var terms = Clocks.Terms("24x7", "2026-03-10T08:00Z", 60) with { Stop = Clocks.Utc("2026-03-10T08:30Z") };
        var changed = terms with { Changes = [new(Clocks.Utc("2026-03-10T08:31Z"), TimeSpan.FromMinutes(5))] };

        Assert.Equal(terms.Read().Deadline, changed.Read().Deadline);
        Assert.True(changed.Read().IsMet);
    }

    [Fact]
    public void A_target_of_nothing_is_due_at_once()
    {
        var terms = Clocks.Terms("FR-STD", "2026-03-14T14:20Z", 0);

        Assert.Equal(terms.Start, terms.Read().Deadline);
    }

    [Fact]
    public void A_calendar_that_never_opens_is_never_due()
    {
        var closed = new WorkCalendar("closed", TimeZoneInfo.Utc, new Dictionary<DayOfWeek, IReadOnlyList<WorkHours>>(), _ => false);
        var terms = Clocks.Terms("24x7", "2026-03-14T14:20Z", 1) with { Calendar = closed };

        Assert.Equal((null, null, TimeSpan.Zero), (terms.Read("2026-05-01T00:00Z").Deadline, terms.Read().AtRisk, terms.Read("2026-05-01T00:00Z").Elapsed));
    }

    [Fact]
    public void Steps_tell_apart_what_counted_what_was_paused_and_what_was_resolved()
    {
        var terms = Clocks.Terms("FR-STD", "2026-09-10T13:00Z", 480) with
        {
            Pauses = [Clocks.Between("2026-09-10T15:00Z", "2026-09-11T08:00Z")],
            Resolved = [Clocks.Between("2026-09-11T07:30Z", "2026-09-11T09:00Z")],
        };

        var steps = new SlaClock(terms).Steps(Clocks.Utc("2026-09-11T10:00Z"));

        Assert.Equal(
            [
                "09-10 13:00-15:00 Counted 120", "09-10 15:00-16:00 Paused 120", "09-11 07:00-07:30 Paused 120",
                "09-11 07:30-09:00 Resolved 120", "09-11 09:00-10:00 Counted 180",
            ],
            steps.Select(step => FormattableString.Invariant($"{step.When.Start:MM-dd HH:mm}-{step.When.End:HH:mm} {step.Kind} {step.Elapsed.TotalMinutes}")));
    }
}
