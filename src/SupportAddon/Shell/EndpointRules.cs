using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace SupportAddon.Shell;

/// <summary>Every page and endpoint says who may call it, or the service does not start.</summary>
internal static class EndpointRules
{
    /// <summary>
    /// They are made here once and for all: the framework's sources would make them anew, code included, for whoever asks, which are routing and
    /// links at the first page.
    /// </summary>
    public static void RequireOfEach(WebApplication app)
    {
        var sources = ((IEndpointRouteBuilder)app).DataSources;
        var endpoints = sources.SelectMany(source => source.Endpoints).ToList();
        sources.Clear();
        sources.Add(new DefaultEndpointDataSource(endpoints));
        var forgotten = endpoints.Where(endpoint => !HasRule(endpoint.Metadata)).ToList();
        if (forgotten.Count > 0)
            throw new InvalidOperationException(
                $"Nobody has said who may call {string.Join(", ", forgotten.Select(endpoint => endpoint.DisplayName))}: give it [Requires], [SignedIn] or [AllowAnonymous].");
    }

    private static bool HasRule(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAuthorizeData>() is not null || metadata.GetMetadata<IAllowAnonymous>() is not null;
}
