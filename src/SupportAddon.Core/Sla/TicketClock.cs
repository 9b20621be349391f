namespace SupportAddon.Core.Sla;

/// <summary>One clock of a ticket.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Terms">All that it depends on.</param>
/// <param name="WithdrawnAt">From when on nothing is owed any more; what was missed before stays missed.</param>
internal sealed record TicketClock(SlaClockKind Kind, SlaTerms Terms, DateTimeOffset? WithdrawnAt)
{
    public SlaClock Clock { get; } = new(Terms);

    public bool IsRunning => Terms.Stop is null && WithdrawnAt is null;

    public SlaReading Read(DateTimeOffset now) => Clock.Read(WithdrawnAt < now ? WithdrawnAt.Value : now);
}
