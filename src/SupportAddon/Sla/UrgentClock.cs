namespace SupportAddon.Sla;

/// <summary>How a clock stands, in one word and one colour.</summary>
internal enum ClockColour
{
    OnTime,
    AtRisk,
    Late,
    Paused,
}

/// <summary>Of the running clocks of a ticket the one whose deadline comes first, as it was last kept.</summary>
/// <param name="Clock">Which: <c>first-response</c>, <c>resolution</c> or <c>vendor</c>.</param>
/// <param name="Deadline">Null while it is paused.</param>
/// <param name="AtRisk">From when on it is at risk.</param>
internal sealed record UrgentClock(string Clock, DateTimeOffset? Deadline, DateTimeOffset? AtRisk)
{
    /// <summary>Gives each row of <c>ticket</c> the columns <c>clock</c>, <c>deadline</c> and <c>at_risk_at</c>.</summary>
    public const string Join =
        """
        left join lateral (
            select clock, deadline, at_risk_at from ticket_clock
            where ticket_id = ticket.id and stopped_at is null and withdrawn_at is null order by deadline nulls last, clock limit 1) as urgent on true
        """;

    /// <summary>At the deadline itself it is still in time.</summary>
    public ClockColour ColourAt(DateTimeOffset now) =>
        Deadline is null ? ClockColour.Paused
        : Deadline < now ? ClockColour.Late
        : AtRisk <= now ? ClockColour.AtRisk
        : ClockColour.OnTime;
}
