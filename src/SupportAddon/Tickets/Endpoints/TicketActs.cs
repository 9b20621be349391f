using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Endpoints;

/// <summary>What is done to one ticket, over HTTP.</summary>
internal static class TicketActs
{
    public static void MapTicketActs(this IEndpointRouteBuilder ticket)
    {
        ticket.MapPost("/answers", AnswerAsync).RequirePermission(Permission.AnswerTickets);
        ticket.MapPost("/confirmation", ConfirmAsync).RequirePermission(Permission.AnswerTickets);
        ticket.MapPost("/refusal", RefuseAsync).RequirePermission(Permission.AnswerTickets);
        ticket.MapPost("/notes", NoteAsync).RequirePermission(Permission.MoveTickets);
        ticket.MapPost("/transitions", MoveAsync).RequirePermission(Permission.MoveTickets);
        ticket.MapPost("/reopening", ReopenAsync).RequirePermission(Permission.MoveTickets);
        ticket.MapPost("/contacts", ContactAsync).RequirePermission(Permission.MoveTickets);
        ticket.MapPost("/remote-sessions", RemoteSessionAsync).RequirePermission(Permission.MoveTickets);
        ticket.MapPost("/settlement", SettleAsync).RequirePermission(Permission.MoveTickets);
        ticket.MapGet("/assignment", ProposeAsync).RequirePermission(Permission.AssignTickets);
        ticket.MapPost("/assignment", AssignAsync).RequirePermission(Permission.AssignTickets);
        ticket.MapPost("/qualification", QualifyAsync).RequirePermission(Permission.QualifyTickets);
        ticket.MapPost("/links", LinkAsync).RequirePermission(Permission.QualifyTickets);
        ticket.MapDelete("/links", UnlinkAsync).RequirePermission(Permission.QualifyTickets);
        ticket.MapPost("/merge", MergeAsync).RequirePermission(Permission.QualifyTickets);
        ticket.MapDelete("/merge", UnmergeAsync).RequirePermission(Permission.QualifyTickets);
    }

    private static async Task<Ok<Recorded>> AnswerAsync(long id, Said said, HttpContext context, TicketMessages messages, CancellationToken ct) =>
        TypedResults.Ok(await messages.AnswerAsync(id, said.Text, context.Caller(), context.Actor(), ct));

    private static async Task<Ok<Recorded>> ConfirmAsync(long id, Said said, HttpContext context, TicketMoves moves, CancellationToken ct) =>
        TypedResults.Ok(await moves.ConfirmAsync(id, said.Text, context.Actor(), ct));

    private static async Task<Ok<Recorded>> RefuseAsync(long id, Because because, HttpContext context, TicketMoves moves, CancellationToken ct) =>
        TypedResults.Ok(await moves.RefuseAsync(id, because.Reason, context.Actor(), ct));

    private static async Task<Ok<Recorded>> NoteAsync(long id, Said said, HttpContext context, TicketMessages messages, CancellationToken ct) =>
        TypedResults.Ok(await messages.NoteAsync(id, said.Text, context.Actor(), ct));

    private static async Task<Ok<Recorded>> MoveAsync(long id, Move move, HttpContext context, TicketMoves moves, CancellationToken ct) =>
        TypedResults.Ok(await moves.MoveAsync(id, TicketMoves.Status(move.To), move.Reason, context.Actor(), ct));

    private static async Task<Ok<Recorded>> ReopenAsync(long id, Because because, HttpContext context, TicketMoves moves, CancellationToken ct) =>
        TypedResults.Ok(await moves.ReopenAsync(id, because.Reason, context.Actor(), ct));

    private static async Task<Ok<Recorded>> ContactAsync(long id, Contact contact, HttpContext context, TicketContacts contacts, CancellationToken ct) =>
        TypedResults.Ok(await contacts.ContactAsync(id, contact.With, contact.Text, contact.At, context.Actor(), ct));

    private static async Task<Ok<Recorded>> RemoteSessionAsync(long id, RemoteSession held, HttpContext context, TicketContacts contacts, CancellationToken ct) =>
        TypedResults.Ok(await contacts.RemoteSessionAsync(id, held.Consent, TicketContacts.Minutes(held.Minutes), held.Text, held.At, context.Actor(), ct));

    private static async Task<Ok<IReadOnlyList<Recorded>>> SettleAsync(long id, Settle settle, HttpContext context, TicketConflicts conflicts, CancellationToken ct) =>
        TypedResults.Ok(await conflicts.SettleAsync(id, TicketConflicts.Kept(settle.Keep), context.Actor(), ct));

    private static async Task<Ok<Routed>> ProposeAsync(long id, HttpContext context, RoutingReader routing, CancellationToken ct) =>
        TypedResults.Ok(await routing.ReadAsync(id, context.Caller().ClientId, ct));

    private static async Task<Ok<IReadOnlyList<Recorded>>> AssignAsync(long id, Assign assign, HttpContext context, TicketAssignments assignments, CancellationToken ct) =>
        TypedResults.Ok(await assignments.GiveAsync(id, assign.Owner, assign.Level, assign.Reason, context.Actor(), ct));

    private static async Task<Ok<Recorded>> QualifyAsync(long id, Qualify qualify, HttpContext context, TicketQualification qualification, CancellationToken ct) =>
        TypedResults.Ok(await qualification.SetAsync(id, qualify.Values ?? new Dictionary<string, string?>(), qualify.Reason, context.Actor(), ct));

    private static async Task<NoContent> LinkAsync(long id, Link link, HttpContext context, TicketLinks links, VisibleTickets tickets, CancellationToken ct)
    {
        await links.LinkAsync(id, link.Kind ?? "", await tickets.FindAsync(context.Caller(), link.Other, ct), context.Actor(), ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> UnlinkAsync(long id, string? other, HttpContext context, TicketLinks links, VisibleTickets tickets, CancellationToken ct)
    {
        await links.UnlinkAsync(id, await tickets.FindAsync(context.Caller(), other, ct), context.Actor(), ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> MergeAsync(long id, Merge merge, HttpContext context, TicketLinks links, VisibleTickets tickets, CancellationToken ct)
    {
        await links.MergeAsync(id, await tickets.FindAsync(context.Caller(), merge.Into, ct), merge.Reason, context.Actor(), ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> UnmergeAsync(long id, string? from, string? reason, HttpContext context, TicketLinks links, VisibleTickets tickets, CancellationToken ct)
    {
        await links.UnmergeAsync(id, await tickets.FindAsync(context.Caller(), from, ct), reason, context.Actor(), ct);
        return TypedResults.NoContent();
    }

    internal sealed record Said(string? Text);

    internal sealed record Because(string? Reason);

    /// <param name="To">The state, in our words.</param>
    /// <param name="Reason">Why; GET says where it is needed.</param>
    internal sealed record Move(string? To, string? Reason);

    /// <param name="With">Who was asked, or answered.</param>
    /// <param name="Text">What was said.</param>
    /// <param name="At">When; now when left out.</param>
    internal sealed record Contact(string? With, string? Text, DateTimeOffset? At);

    /// <param name="Consent">Who agreed to it, and how.</param>
    /// <param name="Minutes">How long it took.</param>
    /// <param name="Text">What was done.</param>
    /// <param name="At">When it began; now when left out.</param>
    internal sealed record RemoteSession(string? Consent, int Minutes, string? Text, DateTimeOffset? At);

    /// <param name="Keep">ours or theirs.</param>
    internal sealed record Settle(string? Keep);

    /// <param name="Owner">A person's code, or nobody.</param>
    /// <param name="Level">One of the client's levels.</param>
    /// <param name="Reason">Why, where a level is skipped.</param>
    internal sealed record Assign(string? Owner, string? Level, string? Reason);

    /// <param name="Values">Value by field; null takes one away.</param>
    /// <param name="Reason">Why, where the priority is not the one of the impact.</param>
    internal sealed record Qualify(Dictionary<string, string?>? Values, string? Reason);

    /// <param name="Kind">duplicate-of, relates-to, caused-by or follows.</param>
    /// <param name="Other">The number of the other ticket.</param>
    internal sealed record Link(string? Kind, string? Other);

    /// <param name="Into">The number of the ticket that speaks for both from then on.</param>
    /// <param name="Reason">Why.</param>
    internal sealed record Merge(string? Into, string? Reason);
}
