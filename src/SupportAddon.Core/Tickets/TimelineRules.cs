namespace SupportAddon.Core.Tickets;

/// <summary>What a ticket's stored facts are: its fields now, how they changed, and when it went or came back.</summary>
internal sealed record TicketFacts(
    TicketRef Ticket,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, string?> Fields,
    IReadOnlyList<FieldStep> Changes,
    IReadOnlyList<(DateTimeOffset At, bool Gone)> Presence);

/// <summary>Reads facts in the source's words as a timeline in ours.</summary>
internal sealed class TimelineRules(FieldMapping mapping, ClientClaims claims)
{
    public TicketTimeline Read(TicketFacts facts)
    {
        var states = FieldHistory.Replay(facts.CreatedAt, facts.Fields, facts.Changes)
            .Select(moment => new TicketStep(moment.At, StateOf(moment.Fields)));
        return new(facts.Ticket, WithPresence([.. states], facts.Presence));
    }

    private TicketState StateOf(IReadOnlyDictionary<string, string?> fields) =>
        mapping.Read(fields) with { Client = claims.Decide(fields).Client };

    private static List<TicketStep> WithPresence(
        List<TicketStep> steps, IReadOnlyList<(DateTimeOffset At, bool Gone)> presence)
    {
        foreach (var (at, gone) in presence)
        {
            var next = steps.FindIndex(1, step => step.At > at);
            var index = next < 0 ? steps.Count : next;
            var from = steps[index - 1];
            steps.Insert(index, new(at > from.At ? at : from.At, from.State));
            for (var later = index; later < steps.Count; later++)
                steps[later] = steps[later] with { State = steps[later].State with { Gone = gone } };
        }

        return steps;
    }
}
