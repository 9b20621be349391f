using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>
/// A clock of open time, always computed from its terms and never kept running. A change of priority begins a new leg:
/// what has counted is kept, the new target holds for the whole, the new calendar for what follows.
/// </summary>
internal sealed class SlaClock
{
    private readonly SlaTerms terms;
    private readonly IReadOnlyList<Leg> legs;

    public SlaClock(SlaTerms terms)
    {
        this.terms = terms;
        legs = [.. Legs(new(new(terms.Start, Stretch.Never), terms.Target, terms.Calendar, TimeSpan.Zero,
            Stretch.Union(terms.Pauses.Concat(terms.Resolved))))];
    }

    /// <summary>The target that holds in the end.</summary>
    public TimeSpan Target => legs[^1].Target;

    /// <summary>The calendar that holds in the end.</summary>
    public WorkCalendar Calendar => legs[^1].Calendar;

    /// <param name="now">Until when it has run, unless it has stopped.</param>
    public SlaReading Read(DateTimeOffset now)
    {
        var end = terms.Stop ?? now;
        var leg = legs[^1];
        var deadline = leg.Deadline;
        return new()
        {
            Deadline = deadline,
            AtRisk = leg.Reach(leg.Target * terms.RiskShare),
            Elapsed = legs.Last(passed => passed.When.Start <= end || passed == legs[0]).Elapsed(end),
            IsMet = deadline < end ? false : terms.Stop is null ? null : true,
            Breaches = [.. Breaches(end)],
        };
    }

    /// <summary>How it comes to that, stretch by stretch up to an instant; what is closed is left out.</summary>
    public IEnumerable<SlaStep> Steps(DateTimeOffset end)
    {
        var elapsed = TimeSpan.Zero;
        foreach (var leg in legs.Where(leg => leg.When.Start < end))
            foreach (var open in leg.Calendar.OpenWithin(leg.Until(end)))
                foreach (var (stretch, kind) in Parts(open))
                {
                    elapsed += kind == SlaStepKind.Counted ? stretch.Length : TimeSpan.Zero;
                    yield return new(stretch, kind, elapsed, leg.Target, leg.Calendar.Name);
                }
    }

    /// <summary>What is resolved is no pause, also where it was waited for somebody before.</summary>
    private IEnumerable<(Stretch Stretch, SlaStepKind Kind)> Parts(Stretch open)
    {
        var awake = open.Without(Stretch.Union(terms.Resolved)).ToList();
        var counted = awake.SelectMany(stretch => stretch.Without(Stretch.Union(terms.Pauses))).ToList();
        return Told(counted, SlaStepKind.Counted)
            .Concat(Told(open.Without(awake), SlaStepKind.Resolved))
            .Concat(Told(awake.SelectMany(stretch => stretch.Without(counted)), SlaStepKind.Paused))
            .OrderBy(part => part.Stretch.Start);

        static IEnumerable<(Stretch Stretch, SlaStepKind Kind)> Told(IEnumerable<Stretch> stretches, SlaStepKind kind) =>
            stretches.Select(stretch => (stretch, kind));
    }

    private IEnumerable<SlaBreach> Breaches(DateTimeOffset end) =>
        from leg in legs
        let deadline = leg.Deadline
        where deadline < leg.Until(end).End
        select new SlaBreach(deadline.Value, leg.Target, leg.IsLost);

    private IEnumerable<Leg> Legs(Leg leg)
    {
        foreach (var change in terms.Changes.Where(change => !(change.At > terms.Stop)).OrderBy(change => change.At))
        {
            if (change.At > leg.When.Start)
                yield return leg with { When = leg.When with { End = change.At } };
            leg = leg.Then(change);
        }

        yield return leg;
    }
}
