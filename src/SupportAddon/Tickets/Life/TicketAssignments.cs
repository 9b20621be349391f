using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Tickets.Life;

/// <summary>Who works on a ticket: its owner and its level.</summary>
internal sealed class TicketAssignments(TicketBook book, PersonStore people)
{
    /// <param name="id">Our number of the ticket.</param>
    /// <param name="owner">A person's code, or <see cref="PersonCode.Nobody"/>; the owner stays when null or empty.</param>
    /// <param name="level">A level; it stays when null or empty.</param>
    /// <param name="reason">Why, where a level is skipped.</param>
    /// <param name="actor">Who gives it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Recorded>> GiveAsync(long id, string? owner, string? level, string? reason, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(owner) && string.IsNullOrEmpty(level))
            throw new RefusedException("It was not said whom to give the ticket to.", "Name a person, a level, or both.");
        var done = new List<Recorded>();
        if (!string.IsNullOrEmpty(level))
            done.Add(await RaiseAsync(id, level, reason, actor, ct));
        if (!string.IsNullOrEmpty(owner))
            done.Add(await AssignAsync(id, owner == PersonCode.Nobody ? null : owner, actor, ct));
        return done;
    }

    /// <param name="person">A person's code; null for nobody.</param>
    public async Task<Recorded> AssignAsync(long id, string? person, Actor actor, CancellationToken ct)
    {
        var owner = person is null ? null : await people.GetAsync(person, ct);
        if (owner is { Side: PersonSide.Client })
            throw new RefusedException($"{owner.Name} is on a client's side and cannot own a ticket.", "Name somebody of the support side; see: supportaddon person list");
        return await book.ActAsync(id, ticket => AssignAsync(ticket, owner, actor, ct), ct);
    }

    public Task<Recorded> RaiseAsync(long id, string level, string? reason, Actor actor, CancellationToken ct) => book.ActAsync(id, async ticket =>
    {
        var from = ticket.State.Value(QualificationField.Level);
        Refused.If(ticket.Ticket.Terms.Levels.Refuse(from, level, reason));
        Refused.If(CoverageDecision.RefuseLevel(ticket.Ticket.Number, ticket.Ticket.Terms.Levels, from, level, ticket.State.Coverage));
        if (from == level)
            return new(id, ticket.Ticket.Number, null);
        var raised = await ticket.RecordAsync(new(ticket.Now, LifeEventType.Level, null, from, level), actor, EventNote.For(reason), ct);
        return new Recorded(id, ticket.Ticket.Number, raised);
    }, ct);

    private static async Task<Recorded> AssignAsync(TicketEntry ticket, Person? owner, Actor actor, CancellationToken ct)
    {
        Refused.If(Standing(ticket));
        var source = ticket.Ticket.SourceValue(TicketFields.Assignee);
        var (value, stays) = await ReplyTarget.OfOwnerAsync(ticket, owner?.Code, ct);
        var assigned = new LifeEvent(ticket.Now, LifeEventType.Assignment, TakenField.Owner, ticket.State.Owner?.Value, owner?.Code, ticket.State.Owner?.Base ?? source);
        var id = await ticket.RecordAsync(assigned, actor, EventNote.None, ct);
        return stays is null
            ? await ReplyIntent.WriteValueAsync(ticket, id, ReplyKind.Assignee, value, source, ct)
            : ReplyIntent.Here(ticket, id, stays);
    }

    private static Refusal? Standing(TicketEntry ticket) => ticket.State.Owner is { InConflict: true } ours
        ? new Refusal($"{ticket.Ticket.Number} was assigned at the source{(ours.Theirs is null ? "" : $" to \"{ours.Theirs}\"")} after it was assigned here.", "Say which one stands: supportaddon ticket settle NUMBER --keep ours, or theirs")
        : null;
}
