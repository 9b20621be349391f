using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using SupportAddon.Core.Access;

namespace SupportAddon.Access;

/// <summary>What a caller has to be.</summary>
internal sealed class Rule(Func<Caller, bool> allows) : AuthorizationHandler<Rule>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Rule requirement)
    {
        if (context.User.Caller() is { } caller && allows(caller))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Gives an endpoint its rule.</summary>
internal static class Rules
{
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequiresAttribute(permission));

    public static TBuilder RequireSignIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new SignedInAttribute());
}
