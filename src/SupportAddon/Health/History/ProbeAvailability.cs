using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.Probes;

namespace SupportAddon.Health.History;

/// <summary>How available one system was, and of what that is made.</summary>
/// <param name="Period">Of which the figures are: never before the first measurement, never in the future.</param>
/// <param name="Outages">Those that touch it, in order.</param>
/// <param name="Gaps">Of which nothing is known.</param>
/// <param name="Planned">When it was down on purpose.</param>
internal sealed record ProbeAvailability(
    StoredProbe Probe, Stretch Period, IReadOnlyList<ProbeOutage> Outages, IReadOnlyList<Stretch> Gaps, IReadOnlyList<Stretch> Planned)
{
    public Availability Availability => Of(Period);

    /// <summary>Of a part of the period; null where none of it was watched.</summary>
    public Availability? Within(Stretch part) =>
        new Stretch(part.Start > Period.Start ? part.Start : Period.Start, part.End < Period.End ? part.End : Period.End) is var common && common.Start < common.End
            ? Of(common)
            : null;

    /// <summary>Those that touch a part of the period.</summary>
    public IEnumerable<ProbeOutage> OutagesWithin(Stretch part) =>
        Outages.Where(outage => outage.Stretch(Period.End) is var stretch && stretch.Start < part.End && stretch.End > part.Start);

    private Availability Of(Stretch part) => Availability.Of(part, Outages.Select(outage => outage.Stretch(Period.End)), Gaps, Planned);
}

/// <summary>When a system was down.</summary>
internal sealed class ProbeOutage
{
    public long Id { get; init; }

    public long ProbeId { get; init; }

    public DateTime BeganAt { get; init; }

    /// <summary>Null while it stands.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>What the first measurement found.</summary>
    public string Error { get; init; } = "";

    /// <summary>What a person found; null before.</summary>
    public string? Cause { get; init; }

    public long? TicketId { get; init; }

    /// <summary>The number of its ticket, as people quote it.</summary>
    public string? Ticket { get; init; }

    public Stretch Stretch(DateTimeOffset now) => new(BeganAt, EndedAt ?? now);
}
