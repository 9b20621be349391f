using System.Globalization;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>What a stored review of the quarter before said, as far as it is needed here.</summary>
internal sealed record EarlierReview(Quarter Quarter, DateTimeOffset IssuedAt, IReadOnlyCollection<long> OpenAtEnd);

/// <summary>How the backlog at the start differs from the end that an earlier review gave: facts that came late.</summary>
/// <param name="Added">Open at the start by what is known now, and not in the earlier review.</param>
/// <param name="Removed">Open in the earlier review, and not by what is known now.</param>
internal sealed record Restatement(EarlierReview Earlier, Figure Added, Figure Removed)
{
    /// <param name="timelines">Only those of the client.</param>
    public static Restatement Of(EarlierReview earlier, Figure start, IEnumerable<TicketTimeline> timelines)
    {
        var then = earlier.OpenAtEnd.ToHashSet();
        var now = start.Tickets.Select(counted => counted.Ticket.Id).ToHashSet();
        var known = timelines.ToDictionary(timeline => timeline.Ticket.Id);
        return new Restatement(
            earlier,
            start.Where(counted => !then.Contains(counted.Ticket.Id)),
            Figure.Of(then.Except(now)
                .Select(id => known.GetValueOrDefault(id) ?? Unknown(id, earlier))
                .Select(timeline => new Counted(timeline, timeline.CreatedAt))));
    }

    /// <summary>No longer known as the client's: only its number of ours is left to show.</summary>
    private static TicketTimeline Unknown(long id, EarlierReview earlier) => new(
        new TicketRef(id, "#" + id.ToString(CultureInfo.InvariantCulture), "", null, ""),
        [new TicketStep(earlier.IssuedAt, new TicketState { Gone = true })]);
}
