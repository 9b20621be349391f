using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.Access;

/// <summary>Who calls.</summary>
internal sealed record Me(string Name, Role? Role, IReadOnlyList<Permission> Permissions, bool SeesAllClients, string? Language, string? TimeZone);

/// <summary>Callers, users and tokens over HTTP.</summary>
internal static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Show).RequireSignIn();
        api.MapGet("/users", ListUsersAsync).RequirePermission(Permission.ManageUsers);
        api.MapPost("/users/{login}/lock", LockAsync).RequirePermission(Permission.ManageUsers);
        api.MapPost("/users/{login}/unlock", UnlockAsync).RequirePermission(Permission.ManageUsers);
        api.MapGet("/tokens", ListTokensAsync).RequirePermission(Permission.ManageUsers);
        api.MapDelete("/tokens/{token}", RevokeAsync).RequirePermission(Permission.ManageUsers);
    }

    private static Ok<Me> Show(HttpContext context)
    {
        var caller = context.Caller();
        return TypedResults.Ok(new Me(
            caller.Name, caller.Role, [.. caller.Permissions.Order()], caller.ClientId is null, caller.Language ?? caller.ClientLanguage, caller.TimeZone));
    }

    private static async Task<Ok<ApiPage<User>>> ListUsersAsync([AsParameters] ApiPlace place, UserStore users, CancellationToken ct) =>
        TypedResults.Ok(place.Turn(await users.ListAsync(ct), user => user.Login));

    private static async Task<Results<NoContent, NotFound>> LockAsync(string login, HttpContext context, UserStore users, UserChanges changes, CancellationToken ct)
    {
        if (await users.FindAsync(login, ct) is null)
            return TypedResults.NotFound();
        await changes.LockAsync(login, context.Actor(), ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> UnlockAsync(string login, HttpContext context, UserStore users, UserChanges changes, CancellationToken ct)
    {
        if (await users.FindAsync(login, ct) is null)
            return TypedResults.NotFound();
        await changes.UnlockAsync(login, context.Actor(), ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ApiPage<ApiToken>>> ListTokensAsync([AsParameters] ApiPlace place, ApiTokens tokens, CancellationToken ct) =>
        TypedResults.Ok(place.Turn(await tokens.ListAsync(ct), token => token.Name));

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(string token, HttpContext context, ApiTokens tokens, CancellationToken ct)
    {
        if ((await tokens.ListAsync(ct)).All(stored => stored.Name != token || stored.RevokedAt is not null))
            return TypedResults.NotFound();
        await tokens.RevokeAsync(token, context.Actor(), ct);
        return TypedResults.NoContent();
    }
}
