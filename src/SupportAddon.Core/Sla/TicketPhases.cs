using SupportAddon.Core.Tickets;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>The phases of a ticket's life that its clocks ask for.</summary>
internal sealed class TicketPhases
{
    private readonly IReadOnlyList<TicketStep> steps;

    /// <param name="steps">Its states through time; the first is the creation.</param>
    /// <param name="reopening">Opened again later than that, it is another ticket's story.</param>
    public TicketPhases(IReadOnlyList<TicketStep> steps, TimeSpan reopening)
    {
        this.steps = steps;
        var away = new List<Stretch>();
        for (var index = 0; index < steps.Count && ReopenedTooLate is null; index++)
            if (!steps[index].State.IsOpen)
                index = Leave(index, away, reopening);
        Away = away;
    }

    public DateTimeOffset CreatedAt => steps[0].At;

    /// <summary>When it was resolved and stayed so.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>When it was first resolved, whether it stayed so or not.</summary>
    public DateTimeOffset? FirstResolvedAt { get; private set; }

    /// <summary>When it was cancelled or deleted, and stayed so: nothing is owed any more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When it was opened again, too late to be the same ticket.</summary>
    public DateTimeOffset? ReopenedTooLate { get; private set; }

    /// <summary>When it was resolved or withdrawn before it was opened again.</summary>
    public IReadOnlyList<Stretch> Away { get; }

    public DateTimeOffset? EndedAt => ResolvedAt ?? WithdrawnAt;

    /// <summary>When it was in one of some statuses, up to its end.</summary>
    public List<Stretch> In(Func<TicketStatus?, bool> statuses)
    {
        var found = new List<Stretch>();
        for (var index = 0; index < steps.Count; index++)
            if (steps[index].State is { IsOpen: true } state && statuses(state.Status) && !(steps[index].At >= EndedAt))
                found.Add(new(steps[index].At, index + 1 < steps.Count ? steps[index + 1].At : Stretch.Never));
        return found;
    }

    /// <summary>Follows it from where it is no longer open to where it is again.</summary>
    /// <returns>The last step on which it is not open.</returns>
    private int Leave(int first, List<Stretch> away, TimeSpan window)
    {
        var (last, start, resolved) = (first - 1, steps[first].At, (DateTimeOffset?)null);
        while (last + 1 < steps.Count && !steps[last + 1].State.IsOpen)
            if (steps[++last].State is { IsSettled: true, Gone: false })
                resolved ??= steps[last].At;
        FirstResolvedAt ??= resolved;
        var back = last + 1 < steps.Count ? steps[last + 1].At : (DateTimeOffset?)null;
        ReopenedTooLate = back > resolved + window ? back : null;
        if (back is null || ReopenedTooLate is not null)
            (ResolvedAt, WithdrawnAt) = (resolved, resolved is null ? start : null);
        var end = ResolvedAt ?? (WithdrawnAt is null ? back : start);
        if (end > start)
            away.Add(new(start, end.Value));
        return last;
    }
}
