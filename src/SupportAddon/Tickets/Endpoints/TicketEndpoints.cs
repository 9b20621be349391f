using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Endpoints;

/// <summary>Tickets over HTTP: those that the caller sees.</summary>
internal static class TicketEndpoints
{
    public static void MapTickets(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tickets", ListAsync).RequirePermission(Permission.ViewTickets);
        api.MapPost("/tickets", CreateAsync).RequirePermission(Permission.AnswerTickets);
        api.MapGet("/tickets/{id}", ShowAsync).AddEndpointFilter(HideFromOthersAsync).RequirePermission(Permission.ViewTickets);
        var ticket = api.MapGroup("/tickets/{id}").AddEndpointFilter(HideFromOthersAsync);
        ticket.MapGet("/events", ListEventsAsync).RequirePermission(Permission.ViewTickets);
        ticket.MapGet("/transitions", ListTransitionsAsync).RequirePermission(Permission.ViewTickets);
        ticket.MapTicketActs();
        ticket.MapFunnelActs();
    }

    /// <summary>What is another client's is not there, whatever is asked of it.</summary>
    private static async ValueTask<object?> HideFromOthersAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        return long.TryParse((string?)context.GetRouteValue("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await context.RequestServices.GetRequiredService<VisibleTickets>().HasAsync(context.Caller(), id, context.RequestAborted)
            ? await next(call)
            : TypedResults.NotFound();
    }

    private static async Task<Ok<ApiPage<TicketLine>>> ListAsync(
        [AsParameters] TicketQuery query, [AsParameters] ApiPlace place, HttpContext context, TicketList tickets, CancellationToken ct)
    {
        var caller = context.Caller();
        var (lines, _) = await tickets.ReadAsync(query.Filter(caller, place.After) with { Limit = place.Size + 1 }, ct);
        return TypedResults.Ok(place.Cut([.. lines.Select(line => caller.SeesAllClients ? line : line.AsClientSees())], line => TicketPlace.Of(line).ToString()));
    }

    private static async Task<Created<Recorded>> CreateAsync(CreateTicket wanted, HttpContext context, TicketIntake intake, CancellationToken ct)
    {
        var ticket = new NewTicket(wanted.Client ?? "", wanted.Title ?? "")
        {
            Description = wanted.Description, Kind = wanted.Kind, Channel = wanted.Channel ?? "api", Requester = wanted.Requester, At = wanted.At,
        };
        var created = await intake.CreateAsync(ticket, wanted.Follows, context.Caller(), context.Actor(), ct);
        return TypedResults.Created($"{context.Request.Path}/{created.Ticket}", created);
    }

    private static async Task<Ok<TicketSheet>> ShowAsync(long id, HttpContext context, TicketSheetReader sheets, CancellationToken ct) =>
        TypedResults.Ok(await sheets.GetAsync(id, context.Caller(), ct));

    private static async Task<Ok<ApiPage<TicketEvent>>> ListEventsAsync(
        long id, [AsParameters] ApiPlace place, HttpContext context, TicketSheetReader sheets, CancellationToken ct) =>
        TypedResults.Ok(place.Turn((await sheets.GetAsync(id, context.Caller(), ct)).History, fact => $"{fact.Id:D19}"));

    private static async Task<Ok<IReadOnlyList<TicketWay>>> ListTransitionsAsync(long id, HttpContext context, TicketSheetReader sheets, CancellationToken ct) =>
        TypedResults.Ok(TicketWay.Of(await sheets.GetAsync(id, context.Caller(), ct), context.Caller()));

    /// <param name="Client">A client's code; not asked of a client's own people.</param>
    /// <param name="Title">What it is about, in a line.</param>
    /// <param name="Description">What was reported.</param>
    /// <param name="Kind">anomaly, change or question.</param>
    /// <param name="Channel">phone, e-mail, web or api, which it is when left out.</param>
    /// <param name="Requester">Who asked.</param>
    /// <param name="At">When it was reported; now when left out.</param>
    /// <param name="Follows">The number of the ticket that it follows.</param>
    internal sealed record CreateTicket(
        string? Client, string? Title, string? Description, string? Kind, string? Channel, string? Requester, DateTimeOffset? At, string? Follows);
}
