using SupportAddon.Core.Life;
using SupportAddon.People;

namespace SupportAddon.Tickets.Life;

/// <summary>
/// What support adds to a ticket: impact, nature, module, coverage and so on. Rules write through here too, as the actor
/// <c>rule:NAME</c>.
/// </summary>
internal sealed class TicketQualification(TicketBook book)
{
    /// <param name="id">Our number of the ticket.</param>
    /// <param name="values">By <see cref="QualificationField"/>; null takes a value away.</param>
    /// <param name="reason">Why; a priority other than the impact's needs one.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="ct">Cancels; nothing is recorded then.</param>
    public Task<Recorded> SetAsync(long id, IReadOnlyDictionary<string, string?> values, string? reason, Actor actor, CancellationToken ct) =>
        book.ActAsync(id, async ticket => new Recorded(id, ticket.Ticket.Number, await RecordAsync(ticket, values, reason, actor, ct)), ct);

    /// <summary>The same on a ticket in hand.</summary>
    /// <returns>The last event; null when nothing is otherwise than before.</returns>
    public static async Task<long?> RecordAsync(
        TicketEntry ticket, IReadOnlyDictionary<string, string?> values, string? reason, Actor actor, CancellationToken ct)
    {
        foreach (var (field, value) in values)
            Refused.If(QualificationField.Refuse(field, value));
        Refused.If(RefusePriority(ticket.State, values, reason));
        long? last = null;
        foreach (var (field, value) in values.Where(pair => ticket.State.Value(pair.Key) != pair.Value))
            last = await ticket.RecordAsync(new(ticket.Now, LifeEventType.Qualification, field, ticket.State.Value(field), value), actor, EventNote.For(reason), ct);
        return last;
    }

    private static Refusal? RefusePriority(SupportState state, IReadOnlyDictionary<string, string?> values, string? reason) =>
        values.TryGetValue(QualificationField.Priority, out var priority)
            ? QualificationField.RefusePriority(priority, values.TryGetValue(QualificationField.Impact, out var impact) ? impact : state.Value(QualificationField.Impact), reason)
            : null;
}
