using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.Clients;

/// <summary>The clients over HTTP: those that the caller sees.</summary>
internal static class ClientEndpoints
{
    public static void MapClients(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clients", ListAsync).RequirePermission(Permission.ViewClients);
        api.MapGet("/clients/{client}", ShowAsync).RequirePermission(Permission.ViewClients);
    }

    private static async Task<Ok<ApiPage<ApiClient>>> ListAsync([AsParameters] ApiPlace place, HttpContext context, ClientStore clients, CancellationToken ct) =>
        TypedResults.Ok(place.Turn(await SeenAsync(context, clients, ct), client => client.Code));

    private static async Task<Results<Ok<ApiClient>, NotFound>> ShowAsync(string client, HttpContext context, ClientStore clients, CancellationToken ct) =>
        (await SeenAsync(context, clients, ct)).FirstOrDefault(seen => seen.Code == client) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<IReadOnlyList<ApiClient>> SeenAsync(HttpContext context, ClientStore clients, CancellationToken ct) =>
    [
        .. (await clients.ListAsync(ct)).Where(client => context.Caller().Sees(client.Id))
            .Select(client => new ApiClient(client.Code, client.Name, client.Language, client.TimeZone)),
    ];

    internal sealed record ApiClient(string Code, string Name, string Language, string TimeZone);
}
