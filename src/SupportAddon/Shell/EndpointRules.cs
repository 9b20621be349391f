using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Shell;

/// <summary>Every page and endpoint says who may call it, or the service does not start.</summary>
internal static class EndpointRules
{
    public static void RequireOfEach(IEnumerable<Endpoint> endpoints)
    {
        var forgotten = endpoints.Where(endpoint => !HasRule(endpoint.Metadata)).ToList();
        if (forgotten.Count > 0)
            throw new InvalidOperationException(
                $"Nobody has said who may call {string.Join(", ", forgotten.Select(endpoint => endpoint.DisplayName))}: give it [Requires], [SignedIn] or [AllowAnonymous].");
    }

    private static bool HasRule(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAuthorizeData>() is not null || metadata.GetMetadata<IAllowAnonymous>() is not null;
}
