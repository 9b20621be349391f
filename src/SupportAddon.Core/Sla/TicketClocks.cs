using SupportAddon.Core.Tickets;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>The clocks of a ticket, read from its history.</summary>
internal sealed class TicketClocks(SlaPolicy policy)
{
    /// <summary>A clock for each thing that was promised for such a ticket, at any time of its life.</summary>
    public IEnumerable<TicketClock> Of(SlaFacts facts)
    {
        var life = new TicketPhases(facts.Steps, policy.Reopening);
        if (FirstResponse(facts, life) is { } response)
            yield return response;
        if (Resolution(facts, life) is { } resolution)
            yield return resolution;
        if (Vendor(facts, life) is { } vendor)
            yield return vendor;
    }

    /// <summary>Never paused. A ticket that is resolved without a word was answered by that.</summary>
    private TicketClock? FirstResponse(SlaFacts facts, TicketPhases life)
    {
        if (Terms(SlaClockKind.FirstResponse, facts, life.CreatedAt) is not { } terms)
            return null;
        var answered = facts.AnsweredAt < life.CreatedAt ? life.CreatedAt : facts.AnsweredAt;
        var stop = answered is null || life.FirstResolvedAt < answered ? life.FirstResolvedAt : answered;
        var isTooLate = stop > life.WithdrawnAt;
        return new(SlaClockKind.FirstResponse, terms with { Stop = isTooLate ? null : stop }, stop is null || isTooLate ? life.WithdrawnAt : null);
    }

    private TicketClock? Resolution(SlaFacts facts, TicketPhases life) =>
        Terms(SlaClockKind.Resolution, facts, life.CreatedAt) is { } terms
            ? new(SlaClockKind.Resolution, terms with { Stop = life.ResolvedAt, Pauses = life.In(Pauses), Resolved = life.Away }, life.WithdrawnAt)
            : null;

    /// <summary>Runs while the vendor has the ticket; each time adds to the last.</summary>
    private TicketClock? Vendor(SlaFacts facts, TicketPhases life)
    {
        var phases = Stretch.Union(life.In(status => status == TicketStatus.WaitingVendor));
        if (phases.Count == 0 || Terms(SlaClockKind.Vendor, facts, phases[0].Start) is not { } terms)
            return null;
        var elsewhere = new Stretch(phases[0].Start, Stretch.Never).Without(phases).Where(stretch => stretch.End < Stretch.Never);
        var back = phases[^1].End < Stretch.Never ? phases[^1].End : (DateTimeOffset?)null;
        return new(SlaClockKind.Vendor, terms with { Stop = back, Pauses = [.. elsewhere] }, null);
    }

    private bool Pauses(TicketStatus? status) =>
        status is TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty || (status == TicketStatus.WaitingVendor && policy.PausesForVendor);

    /// <summary>
    /// What was promised first holds from the start, for a ticket is often qualified only when its clocks run already. Where
    /// a later kind or priority has no promise of its own, the last one stays.
    /// </summary>
    private SlaTerms? Terms(SlaClockKind clock, SlaFacts facts, DateTimeOffset start)
    {
        SlaTarget? first = null, current = null;
        var changes = new List<TargetChange>();
        foreach (var step in facts.Steps)
        {
            if (policy.For(step.State) is not { } target || target.Of(clock) is not { } time)
                continue;
            first ??= target;
            if (current is not null && (time != current.Of(clock) || target.Calendar != current.Calendar))
                changes.Add(new(step.At, time, target.Calendar));
            current = target;
        }

        return first is null ? null : new()
        {
            Start = start, Target = first.Of(clock)!.Value, Calendar = first.Calendar, Changes = changes, RiskShare = policy.RiskShare,
        };
    }
}
