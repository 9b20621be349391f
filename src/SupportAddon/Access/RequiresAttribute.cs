using Microsoft.AspNetCore.Authorization;
using SupportAddon.Core.Access;

namespace SupportAddon.Access;

/// <summary>The rule of a page or endpoint: who calls it has this permission.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public Permission Permission => permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new Rule(caller => caller.May(permission))];
}

/// <summary>The rule of a page or endpoint: who calls it is known. Whose one-time password has been changed, unless said otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SignedInAttribute : AuthorizeAttribute, IAuthorizationRequirementData
{
    public bool EvenWithOneTimePassword { get; init; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new Rule(caller => EvenWithOneTimePassword || !caller.MustChange)];
}
