using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SupportAddon.Demo.Story;

namespace SupportAddon.Demo;

/// <summary>The help desk's HTTP API, in the manner of a product of its own.</summary>
internal sealed class DeskApi(Chronicle story, DeskTickets tickets)
{
    public const string Key = "cormoran-sample-key-5d81f0";
    public const string KeyHeader = "X-Api-Key";

    /// <summary>Whose key it is.</summary>
    private const string Me = "SupportAddon";

    private static readonly Dictionary<string, string> NoFields = [];

    private readonly DeskShapes _shapes = new(story);

    public static void Map(IEndpointRouteBuilder routes, Chronicle story, DeskTickets tickets)
    {
        var api = new DeskApi(story, tickets);
        var group = routes.MapGroup("/api").AddEndpointFilter(RequireKey);
        group.MapGet("/me", api.Who);
        group.MapGet("/tickets", api.List);
        group.MapGet("/tickets/{id:int}", api.Find);
        group.MapPost("/tickets/{id:int}/history", api.Write);
        group.MapFallback(NothingHere);
    }

    public static void Shape(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    }

    private static async ValueTask<object?> RequireKey(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.HttpContext.Request.Headers[KeyHeader] == Key
            ? await next(call)
            : Problem(StatusCodes.Status401Unauthorized, "unauthorized", $"The {KeyHeader} header is missing or wrong.");

    private static IResult NothingHere() =>
        Problem(StatusCodes.Status404NotFound, "not_found", "There is nothing here.");

    private static IResult Problem(
        int status, string code, string message, IReadOnlyDictionary<string, string>? fields = null) =>
        Results.Json(new { Error = new { Code = code, Message = message, Fields = fields ?? NoFields } }, statusCode: status);

    private IResult Who() => Results.Json(new
    {
        Name = Me,
        Role = "agent",
        Desk = story.Team.Desk,
        Companies = story.Companies.Select(company => new { company.Code, company.Name }),
    });

    private IResult List(HttpRequest request)
    {
        var (query, mistakes) = TicketQuery.Read(request.Query);
        if (mistakes.Count > 0)
            return Problem(
                StatusCodes.Status422UnprocessableEntity, "invalid_parameters", "Some parameters are not valid.", mistakes);
        var found = query.Select(tickets.All);
        return Results.Json(new
        {
            Tickets = query.Cut(found).Select(ticket => _shapes.Row(ticket, request)),
            query.Page,
            query.PerPage,
            Total = found.Count,
        });
    }

    private IResult Find(int id, HttpRequest request) => Sheet(tickets.Find(id), request);

    private IResult Write(int id, NewEntry entry, HttpRequest request) => entry.Mistakes(story.Team) is { Count: > 0 } mistakes
        ? Problem(StatusCodes.Status422UnprocessableEntity, "invalid_entry", "Some of it is not valid.", mistakes)
        : Sheet(tickets.Write(id, Me, entry), request);

    private IResult Sheet(Ticket? ticket, HttpRequest request) => ticket is null
        ? Problem(StatusCodes.Status404NotFound, "not_found", "There is no such ticket.")
        : Results.Json(_shapes.Sheet(ticket, request));
}
