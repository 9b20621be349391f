using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.Sync;

/// <summary>How connections are doing, over HTTP: those that the caller sees.</summary>
internal static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/connections", ListAsync).RequirePermission(Permission.ViewConnections);
        api.MapGet("/connections/{name}", ShowAsync).RequirePermission(Permission.ViewConnections);
    }

    private static async Task<Ok<ApiPage<ConnectionStatus>>> ListAsync(
        [AsParameters] ApiPlace place, HttpContext context, ConnectionStore connections, ConnectionStatusReader statuses, CancellationToken ct)
    {
        var page = place.Turn(await connections.ListOfAsync(context.Caller().ClientId, ct), connection => connection.Name);
        var lines = new List<ConnectionStatus>();
        foreach (var connection in page.Items)
            lines.Add(await statuses.ReadAsync(connection, ct));
        return TypedResults.Ok(new ApiPage<ConnectionStatus>(lines, page.Next));
    }

    private static async Task<Results<Ok<ConnectionStatus>, NotFound>> ShowAsync(
        string name, HttpContext context, ConnectionStore connections, ConnectionStatusReader statuses, CancellationToken ct) =>
        (await connections.ListOfAsync(context.Caller().ClientId, ct)).FirstOrDefault(seen => seen.Name == name) is { } connection
            ? TypedResults.Ok(await statuses.ReadAsync(connection, ct))
            : TypedResults.NotFound();
}
