using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Reports;

/// <summary>Counts a backlog the slow way, by asking at every instant what was and what is; shares no code with the product.</summary>
internal sealed record NaiveRecount(int Start, int Created, int Entered, int Reopened, int Resolved, int Withdrawn, int Left, int End)
{
    public static NaiveRecount Of(
        IEnumerable<TicketTimeline> timelines, DateTimeOffset from, DateTimeOffset until, Predicate<TicketState> mine)
    {
        int start = 0, created = 0, entered = 0, reopened = 0, resolved = 0, withdrawn = 0, left = 0, end = 0;
        foreach (var timeline in timelines)
        {
            if (Open(timeline.At(from.AddTicks(-1))) && mine(timeline.At(from.AddTicks(-1))!))
                start++;
            if (Open(timeline.At(until.AddTicks(-1))) && mine(timeline.At(until.AddTicks(-1))!))
                end++;
            foreach (var instant in timeline.Steps.Select(step => step.At).Distinct())
            {
                if (instant < from || instant >= until)
                    continue;
                var was = timeline.At(instant.AddTicks(-1));
                var now = timeline.At(instant)!;
                if (was is null)
                {
                    if (!mine(now))
                        continue;
                    created++;
                    if (now.Gone || now.Status == TicketStatus.Cancelled)
                        withdrawn++;
                    else if (now.Status is TicketStatus.Resolved or TicketStatus.Closed)
                        resolved++;
                    continue;
                }

                var counted = mine(was) && Open(was);
                var counts = mine(now) && Open(now);
                if (!counted && counts && !mine(was) && Open(was))
                    entered++;
                else if (!counted && counts)
                    reopened++;
                else if (counted && !counts && !mine(now))
                    left++;
                else if (counted && !counts && (now.Gone || now.Status == TicketStatus.Cancelled))
                    withdrawn++;
                else if (counted && !counts)
                    resolved++;
            }
        }

        return new NaiveRecount(start, created, entered, reopened, resolved, withdrawn, left, end);
    }

    public static NaiveRecount Of(Balance balance) => new(
        balance.Start.Count,
        balance.Created.Count,
        balance.Entered.Count,
        balance.Reopened.Count,
        balance.Resolved.Count,
        balance.Withdrawn.Count,
        balance.Left.Count,
        balance.End.Count);

    private static bool Open(TicketState? state) =>
        state is { Gone: false } && state.Status is not (TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Cancelled);
}
