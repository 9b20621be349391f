using SupportAddon.Core.Sla;
using SupportAddon.Core.Times;
using Xunit.Abstractions;

namespace SupportAddon.Core.Tests.Sla;

/// <summary>What holds of every clock, tried to the second on random ones in ten zones.</summary>
public sealed class SlaPropertyTests
{
    private const int Cases = 2_000;

    private readonly Random random;
    private readonly List<WorkCalendar> calendars;

    public SlaPropertyTests(ITestOutputHelper output)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        random = new(seed);
        calendars = [.. Enumerable.Range(0, 20).Select(number => RandomCalendar.Make(random, number, new(2026, 1, 1), 400).Calendar)];
    }

    [Fact]
    public void Elapsed_never_decreases()
    {
        foreach (var terms in Clocks())
        {
            var clock = new SlaClock(terms);
            var (earlier, later) = (Second(), Second());
            if (earlier > later)
                (earlier, later) = (later, earlier);

            var growth = clock.Read(later).Elapsed - clock.Read(earlier).Elapsed;

            Assert.InRange(growth, TimeSpan.Zero, later - earlier);
        }
    }

    [Fact]
    public void At_the_deadline_the_target_is_used_up_and_a_second_before_it_is_not()
    {
        foreach (var terms in Clocks().Where(terms => terms.Changes.Count == 0 && terms.Target > TimeSpan.Zero))
        {
            var clock = new SlaClock(terms);
            if (clock.Read(terms.Start).Deadline is not { } deadline)
                continue;

            Assert.Equal(terms.Target, clock.Read(deadline).Elapsed);
            Assert.True(clock.Read(deadline.AddSeconds(-1)).Elapsed < terms.Target);
        }
    }

    [Fact]
    public void Pauses_may_be_told_in_any_pieces()
    {
        foreach (var terms in Clocks())
        {
            var pieces = terms.Pauses.SelectMany(pause => new[] { new Stretch(pause.Start, Middle(pause)), new(Middle(pause), pause.End), pause }).Reverse();
            var end = Second();

            Assert.Equal(new SlaClock(terms).Read(end).Elapsed, new SlaClock(terms with { Pauses = [.. pieces] }).Read(end).Elapsed);
            Assert.Equal(new SlaClock(terms).Read(end).Deadline, new SlaClock(terms with { Pauses = [.. pieces] }).Read(end).Deadline);
        }
    }

    [Fact]
    public void A_pause_never_brings_the_deadline_nearer()
    {
        foreach (var terms in Clocks().Where(terms => terms.Changes.Count == 0))
        {
            var (without, with) = (new SlaClock(terms with { Pauses = [] }).Read(terms.Start).Deadline, new SlaClock(terms).Read(terms.Start).Deadline);

            Assert.True(with is null || with >= without);
        }
    }

    [Fact]
    public void The_steps_add_up_to_what_has_elapsed()
    {
        foreach (var terms in Clocks().Take(300))
        {
            var end = Second();
            var clock = new SlaClock(terms);

            var counted = clock.Steps(end).Where(step => step.Kind == SlaStepKind.Counted).Sum(step => step.When.Length.Ticks);

            Assert.Equal(clock.Read(end).Elapsed.Ticks, counted);
        }
    }

    private IEnumerable<SlaTerms> Clocks() => Enumerable.Range(0, Cases).Select(_ => new SlaTerms
    {
        Start = Second(),
        Calendar = calendars[random.Next(calendars.Count)],
        Target = TimeSpan.FromSeconds(random.Next(200_000)),
        Pauses = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Pause())],
        Changes = [.. Enumerable.Range(0, random.Next(2)).Select(_ => new TargetChange(Second(), TimeSpan.FromSeconds(random.Next(200_000)), calendars[random.Next(calendars.Count)]))],
    });

    private Stretch Pause()
    {
        var from = Second();
        return new(from, from.AddSeconds(random.Next(500_000)));
    }

    private static DateTimeOffset Middle(Stretch pause) => pause.Start + (pause.Length / 2);

    /// <summary>Around both nights in which the clocks of Europe and of America change.</summary>
    private DateTimeOffset Second() => new DateTimeOffset(2026, random.Next(2) == 0 ? 3 : 10, 5, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(30 * 24 * 3600));
}
