using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;

namespace SupportAddon.Tickets.Life;

/// <summary>Takes change requests from stage to stage, along the table of <see cref="Funnel"/> and no other way (R3).</summary>
internal sealed class TicketFunnel(TicketBook book)
{
    /// <param name="id">Our number of the ticket.</param>
    /// <param name="estimate">How much work it is.</param>
    /// <param name="reason">Why, where it was estimated before.</param>
    /// <param name="actor">Who records it.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Recorded> EstimateAsync(long id, Estimate estimate, string? reason, Actor actor, CancellationToken ct) => book.ActAsync(id, ticket =>
    {
        Refused.If(estimate.Refuse());
        return StepAsync(ticket, FunnelStage.Estimated, Party.Support, reason, estimate.Facts, actor, ct);
    }, ct);

    /// <summary>What is quoted is not covered: where nobody has decided that yet, the quote does.</summary>
    public Task<Recorded> QuoteAsync(long id, Quote quote, string? reason, Actor actor, CancellationToken ct) => book.ActAsync(id, async ticket =>
    {
        Refused.If(quote.Refuse(Today(ticket)));
        var quoted = await StepAsync(ticket, FunnelStage.Quoted, Party.Support, reason, quote.Facts, actor, ct);
        if (ticket.State.Coverage is null or Coverage.Undecided)
            await TicketQualification.RecordAsync(ticket, new Dictionary<string, string?> { [QualificationField.Coverage] = TicketWord.Of(Coverage.ToBeQuoted) }, null, actor, ct);
        return quoted;
    }, ct);

    /// <summary>A quote is accepted by the client, whoever records it; what is covered needs nobody else's word than support's.</summary>
    /// <param name="id">Our number of the ticket.</param>
    /// <param name="by">Who accepts it at the client; support says so, a client's user is it.</param>
    /// <param name="reference">The client's own, an order number for example.</param>
    /// <param name="side">Whose user records it.</param>
    /// <param name="actor">The same, as recorded.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Recorded> AcceptAsync(long id, string? by, string? reference, Party side, Actor actor, CancellationToken ct) => book.ActAsync(id, ticket =>
    {
        var party = ticket.Stage == FunnelStage.Quoted ? Party.Requester : side;
        if (party == Party.Requester && side == Party.Support && string.IsNullOrWhiteSpace(by))
            throw new RefusedException("It was not said who accepts the quote.", "Name the person at the client, with --by.");
        var acceptance = new Acceptance(side == Party.Requester || string.IsNullOrWhiteSpace(by) ? actor.Name : by.Trim(), Given(reference));
        return StepAsync(ticket, FunnelStage.Accepted, party, null, acceptance.Facts, actor, ct);
    }, ct);

    /// <param name="id">Our number of the ticket.</param>
    /// <param name="by">Who refuses it at the client; null where support does.</param>
    /// <param name="reason">Why.</param>
    /// <param name="side">Whose user records it.</param>
    /// <param name="actor">The same, as recorded.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Recorded> DeclineAsync(long id, string? by, string? reason, Party side, Actor actor, CancellationToken ct) => book.ActAsync(id, ticket =>
    {
        var party = Given(by) is null ? side : Party.Requester;
        var facts = new Dictionary<string, string?> { ["by"] = side == Party.Requester ? actor.Name : Given(by) };
        return StepAsync(ticket, FunnelStage.Refused, party, reason, facts, actor, ct);
    }, ct);

    private static async Task<Recorded> StepAsync(
        TicketEntry ticket, FunnelStage to, Party by, string? reason, IReadOnlyDictionary<string, string?> facts, Actor actor, CancellationToken ct)
    {
        Refused.If(Standing(ticket));
        var from = ticket.Stage;
        Refused.If(Funnel.Refuse(from, to, by, ticket.State.Coverage == Coverage.InContract, reason));
        if (from == FunnelStage.Quoted && to == FunnelStage.Accepted)
            Refused.If(ticket.State.Change!.Quote!.RefuseAcceptance(Today(ticket)));
        var note = new EventNote
        {
            // The client reads what concerns it: not how the price came about.
            Body = Given(reason), Visibility = to == FunnelStage.Estimated ? "internal" : "public", Side = by == Party.Requester ? PersonSide.Client : null,
        };
        var id = await ticket.RecordAsync(new(ticket.Now, LifeEventType.Stage, null, TicketWord.Of(from), TicketWord.Of(to)) { Facts = facts }, actor, note, ct);
        return new(ticket.Ticket.Id, ticket.Ticket.Number, id);
    }

    private static Refusal? Standing(TicketEntry ticket) =>
        TicketMoves.Merged(ticket) is { } merged ? merged
        : ticket.Kind != TicketKind.Change ? new Refusal($"{ticket.Ticket.Number} is no change request.", "Set its kind first, where it is one: supportaddon ticket set NUMBER kind=change")
        : ticket.Status is TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Cancelled ? new Refusal($"{ticket.Ticket.Number} is {TicketWord.Of(ticket.Status.Value)}: its change request takes no step.", "Reopen it first: supportaddon ticket reopen NUMBER --reason WHY")
        : null;

    private static DateOnly Today(TicketEntry ticket) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(ticket.Now, ticket.Ticket.Zone).DateTime);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
