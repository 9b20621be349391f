using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Endpoints;

/// <summary>The steps of a change request, over HTTP.</summary>
internal static class FunnelActs
{
    public static void MapFunnelActs(this IEndpointRouteBuilder ticket)
    {
        ticket.MapGet("/steps", ListAsync).RequirePermission(Permission.ViewTickets);
        ticket.MapPost("/estimate", EstimateAsync).RequirePermission(Permission.QualifyTickets);
        ticket.MapPost("/quote", QuoteAsync).RequirePermission(Permission.QualifyTickets);
        ticket.MapPost("/acceptance", AcceptAsync).RequirePermission(Permission.AnswerTickets);
        ticket.MapPost("/decline", DeclineAsync).RequirePermission(Permission.AnswerTickets);
    }

    private static async Task<Ok<IReadOnlyList<FunnelStep>>> ListAsync(long id, HttpContext context, TicketSheetReader sheets, CancellationToken ct) =>
        TypedResults.Ok(TicketChange.Steps(await sheets.GetAsync(id, context.Caller(), ct), context.Caller()));

    private static async Task<Ok<Recorded>> EstimateAsync(long id, Estimated estimated, HttpContext context, TicketFunnel funnel, CancellationToken ct) =>
        TypedResults.Ok(await funnel.EstimateAsync(
            id, new(estimated.Effort, Typed.Unit(estimated.Unit), estimated.By ?? context.Actor().Name), estimated.Reason, context.Actor(), ct));

    private static async Task<Ok<Recorded>> QuoteAsync(long id, Quoted quoted, HttpContext context, TicketFunnel funnel, CancellationToken ct) =>
        TypedResults.Ok(await funnel.QuoteAsync(
            id, new(quoted.Reference ?? "", quoted.Amount ?? throw new RefusedException("It was not said what the quote amounts to.", "Give the amount."), quoted.Currency ?? "EUR", quoted.ValidUntil), quoted.Reason, context.Actor(), ct));

    private static async Task<Ok<Recorded>> AcceptAsync(long id, Accepted accepted, HttpContext context, TicketFunnel funnel, CancellationToken ct) =>
        TypedResults.Ok(await funnel.AcceptAsync(id, accepted.By, accepted.Reference, context.Caller().Side, context.Actor(), ct));

    private static async Task<Ok<Recorded>> DeclineAsync(long id, Declined declined, HttpContext context, TicketFunnel funnel, CancellationToken ct) =>
        TypedResults.Ok(await funnel.DeclineAsync(id, declined.By, declined.Reason, context.Caller().Side, context.Actor(), ct));

    /// <param name="Effort">How much work it is.</param>
    /// <param name="Unit">hours or days.</param>
    /// <param name="By">Who estimated it; the caller when left out.</param>
    /// <param name="Reason">Why, where it was estimated before.</param>
    internal sealed record Estimated(decimal Effort, string? Unit, string? By, string? Reason);

    /// <param name="Reference">The number of the quote, as the client reads it.</param>
    /// <param name="Amount">The price.</param>
    /// <param name="Currency">Three letters; EUR when left out.</param>
    /// <param name="ValidUntil">The last day on which it may be accepted.</param>
    /// <param name="Reason">Why, where another quote is replaced.</param>
    internal sealed record Quoted(string? Reference, decimal? Amount, string? Currency, DateOnly? ValidUntil, string? Reason);

    /// <param name="By">Who accepts it at the client; not asked of the client's own people.</param>
    /// <param name="Reference">The client's own, an order number for example.</param>
    internal sealed record Accepted(string? By, string? Reference);

    /// <param name="By">Who refuses it at the client; left out where support does.</param>
    /// <param name="Reason">Why.</param>
    internal sealed record Declined(string? By, string? Reason);
}
