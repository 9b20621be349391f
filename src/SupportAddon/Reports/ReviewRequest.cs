using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;
using SupportAddon.Health.History;

namespace SupportAddon.Reports;

/// <summary>All that a quarterly review is made of.</summary>
internal sealed record ReviewRequest
{
    public required string ClientCode { get; init; }

    public required string ClientName { get; init; }

    public required Language Language { get; init; }

    /// <summary>The client's: its midnights bound the quarter and its weeks.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required Quarter Quarter { get; init; }

    /// <summary>Every ticket that ever was the client's; others do no harm.</summary>
    public required IReadOnlyCollection<TicketTimeline> Timelines { get; init; }

    /// <summary>The stored review of the quarter before, made after its end; null when there is none.</summary>
    public EarlierReview? Earlier { get; init; }

    /// <summary>Of each of the client's systems that was watched in the quarter; none where nothing was.</summary>
    public IReadOnlyList<ProbeAvailability> Health { get; init; } = [];

    public required DateTimeOffset Now { get; init; }
}

/// <summary>A quarter as people write it in a command.</summary>
internal static class QuarterWord
{
    /// <exception cref="RefusedException">It is no quarter.</exception>
    public static Quarter Parse(string text) => Quarter.Parse(text) ?? throw new RefusedException(
        $"\"{text}\" is not a quarter.",
        "Write the year and a quarter from Q1 to Q4, for example 2026-Q3.");
}
